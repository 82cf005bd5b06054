import { and, desc, eq, handOverObjections, handOvers, members, type TenantTx } from '@entraide/db';
import { hasRole, requireMember } from '../access/index.ts';
import type { OperatorCtx } from '../audit/index.ts';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import { NotAllowed } from '../error/index.ts';
import { findTenant } from '../tenant/index.ts';
import { isOpen } from './open.ts';
import { mayHandOverAt, type Silence, silenceOf, successionOf } from './silence.ts';

/** The hand-over under way, for the bar over every page of a member. */
export async function handOverNow(ctx: Ctx): Promise<{ name: string; dueAt: Date } | null> {
  if (memberOf(ctx)?.status !== 'active') return null;
  const found = await inTenant(ctx, openOf);
  return found && { name: found.name, dueAt: found.row.dueAt };
}

export interface HandOver {
  id: string;
  /** Who is to be admin. */
  name: string;
  memberSince: Date;
  startedBy: string;
  reason: string;
  startedAt: Date;
  dueAt: Date;
  /** What the reader objected; null: nothing. */
  objection: { words: string } | null;
  /** The reader is an admin, and may stop it. */
  mayStop: boolean;
}

/** The same with all that there is to say; null when none is under way. @throws SignInNeeded, NotAllowed for all but members */
export async function readHandOver(ctx: Ctx): Promise<HandOver | null> {
  const { memberId, status } = requireMember(ctx);
  if (status !== 'active') throw new NotAllowed('This is for the members of the space.');
  return inTenant(ctx, async (tx) => {
    const found = await openOf(tx);
    if (!found) return null;
    const { row, name, memberSince } = found;
    const [objection] = await tx
      .select({ words: handOverObjections.words })
      .from(handOverObjections)
      .where(and(eq(handOverObjections.handOverId, row.id), eq(handOverObjections.memberId, memberId)));
    const { id, startedBy, reason, startedAt, dueAt } = row;
    return {
      ...{ id, name, memberSince, startedBy, reason, startedAt, dueAt },
      objection: objection ?? null,
      mayStop: hasRole(ctx, 'admin'),
    };
  });
}

async function openOf(tx: TenantTx) {
  const [found] = await tx
    .select({ row: handOvers, name: members.displayName, memberSince: members.createdAt })
    .from(handOvers)
    .innerJoin(members, and(eq(members.tenantId, handOvers.tenantId), eq(members.id, handOvers.memberId)))
    .where(isOpen);
  return found ?? null;
}

export interface SuccessionState extends Silence {
  /** From when on a hand-over may begin; null while the admins were not asked twice. */
  mayFrom: Date | null;
  may: boolean;
  now: {
    id: string;
    startedBy: string;
    reason: string;
    dueAt: Date;
    objections: number;
    /** What members said to it, the newest first; fifty at most. */
    words: string[];
  } | null;
}

/** How it stands with the admins of a space, for the operator's role. @throws NotFound */
export async function successionState(operate: OperatorCtx, slug: string): Promise<SuccessionState> {
  const { id: tenantId, status } = await findTenant(operate, slug);
  return inTenant({ db: operate.db, tenant: { id: tenantId } }, async (tx) => {
    const silence = await silenceOf(tx);
    const mayFrom = mayHandOverAt(silence, successionOf(operate));
    const found = await openOf(tx);
    const may = status === 'open' && !found && mayFrom !== null && mayFrom <= operate.clock();
    if (!found) return { ...silence, mayFrom, may, now: null };
    const { id, startedBy, reason, dueAt } = found.row;
    const against = eq(handOverObjections.handOverId, id);
    const said = await tx
      .select({ words: handOverObjections.words })
      .from(handOverObjections)
      .where(against)
      .orderBy(desc(handOverObjections.createdAt), handOverObjections.memberId)
      .limit(50);
    const words = said.map((one) => one.words).filter((one) => one !== '');
    const objections = await tx.$count(handOverObjections, against);
    return { ...silence, mayFrom, may, now: { id, startedBy, reason, dueAt, objections, words } };
  });
}
