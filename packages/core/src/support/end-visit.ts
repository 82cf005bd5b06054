import { and, eq, isNull, supportVisits, type TenantTx } from '@entraide/db';
import { z } from 'zod';
import { requireRoleOrSupport } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound, parse } from '../error/index.ts';
import { findTenant } from '../tenant/index.ts';

const Which = z.strictObject({ id: z.uuid() });

/** An admin, or who is on the visit, ends it: the operator's next request finds no session. Once more changes nothing. @throws SignInNeeded, NotAllowed, Invalid, NotFound */
export async function endVisit(ctx: Ctx, given: unknown): Promise<void> {
  requireRoleOrSupport(ctx, 'admin');
  const { id } = parse(Which, given);
  await inTenant(ctx, (tx) => end(ctx, tx, id));
}

/** The same from the console. @throws NotFound, Invalid */
export async function endVisitTo(operate: OperatorCtx, slug: string, given: unknown): Promise<void> {
  const { id } = parse(Which, given);
  const { id: tenantId } = await findTenant(operate, slug);
  const acting = { actor: operatorOf(operate), clock: operate.clock };
  await inTenant({ db: operate.db, tenant: { id: tenantId } }, async (tx) => {
    if (await end(acting, tx, id))
      await recordOperation(operate, tx, { action: 'support.end', tenantId, details: { slug } });
  });
}

/** @returns whether it was not over before */
async function end(acting: Pick<Ctx, 'actor' | 'clock'>, tx: TenantTx, id: string): Promise<boolean> {
  const ended = await tx
    .update(supportVisits)
    .set({ endedAt: acting.clock(), linkHash: null })
    .where(and(eq(supportVisits.id, id), isNull(supportVisits.endedAt)))
    .returning({ id: supportVisits.id });
  if (ended.length > 0) {
    await recordAct(acting, tx, { action: 'support.end', details: { visit: id } });
    return true;
  }
  const [known] = await tx
    .select({ id: supportVisits.id })
    .from(supportVisits)
    .where(eq(supportVisits.id, id));
  if (!known) throw new NotFound();
  return false;
}
