import { and, desc, gt, isNull, supportVisits, type TenantTx } from '@entraide/db';
import { hasRole, isSupport, requireRoleOrSupport } from '../access/index.ts';
import type { OperatorCtx } from '../audit/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { findTenant } from '../tenant/index.ts';

export type Visit = Pick<
  typeof supportVisits.$inferSelect,
  'id' | 'operator' | 'reason' | 'createdAt' | 'until' | 'openedAt' | 'endedAt'
>;

const MOST = 50;

/** Visits that last at this moment, for the space's admins and who is on one; none for everybody else. */
export async function visitsNow(ctx: Ctx): Promise<Visit[]> {
  if (!hasRole(ctx, 'admin') && !isSupport(ctx)) return [];
  return inTenant(ctx, (tx) => lasting(tx, ctx.clock()));
}

/** The same for the operator's role. @throws NotFound */
export async function visitsTo(operate: OperatorCtx, slug: string): Promise<Visit[]> {
  const { id } = await findTenant(operate, slug);
  return inTenant({ db: operate.db, tenant: { id } }, (tx) => lasting(tx, operate.clock()));
}

/** Those of the last 90 days, newest first. @throws SignInNeeded, NotAllowed for all but admins */
export async function listVisits(ctx: Ctx): Promise<Visit[]> {
  requireRoleOrSupport(ctx, 'admin');
  return inTenant(ctx, async (tx) =>
    tx.select(columns).from(supportVisits).orderBy(desc(supportVisits.id)).limit(MOST),
  );
}

const { id, operator, reason, createdAt, until, openedAt, endedAt } = supportVisits;
const columns = { id, operator, reason, createdAt, until, openedAt, endedAt };

const lasting = (tx: TenantTx, now: Date): Promise<Visit[]> =>
  tx
    .select(columns)
    .from(supportVisits)
    .where(and(gt(supportVisits.until, now), isNull(supportVisits.endedAt)))
    .orderBy(desc(supportVisits.id))
    .limit(MOST);
