import { eq, handOvers, type TenantTx } from '@entraide/db';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { lastTold, markTold } from '../team/index.ts';
import { findTenant } from '../tenant/index.ts';
import { type HandOverRow, lockOpen } from './open.ts';

const Which = z.strictObject({ id: z.uuid() });

/** An admin is there after all: the space stays theirs. @throws SignInNeeded, NotAllowed, Invalid, NotFound when it ended before */
export async function stopHandOver(ctx: Ctx, given: unknown): Promise<void> {
  requireRole(ctx, 'admin');
  const { id } = parse(Which, given);
  await inTenant(ctx, async (tx) => {
    await stop(ctx, tx, await lockOpen(tx, id), 'admin');
    await lastTold(tx, 'seen');
    await markTold(tx, 'seen', ctx.clock());
  });
}

/** The operator thinks better of it, after what members said, perhaps. @throws Invalid, NotFound */
export async function withdrawHandOver(operate: OperatorCtx, slug: string, given: unknown): Promise<void> {
  const { id } = parse(Which, given);
  const { id: tenantId } = await findTenant(operate, slug);
  const acting = { actor: operatorOf(operate), clock: operate.clock };
  await inTenant({ db: operate.db, tenant: { id: tenantId } }, async (tx) => {
    await stop(acting, tx, await lockOpen(tx, id), 'operator');
    await recordOperation(operate, tx, { action: 'space.hand-over-stop', tenantId, details: { slug } });
  });
}

/** In the caller's transaction, of a row that is locked. */
export async function stop(
  acting: Pick<Ctx, 'actor' | 'clock'>,
  tx: TenantTx,
  { id, memberId }: HandOverRow,
  stoppedBy: NonNullable<HandOverRow['stoppedBy']>,
): Promise<void> {
  await tx.update(handOvers).set({ stoppedAt: acting.clock(), stoppedBy }).where(eq(handOvers.id, id));
  await recordAct(acting, tx, {
    action: 'space.hand-over-stop',
    subject: { kind: 'member', id: memberId },
    details: { handOver: id, by: stoppedBy },
  });
}
