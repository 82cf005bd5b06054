import { and, count, eq, gt, max, memberListLines, type TenantTx } from '@entraide/db';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { hasherOf } from './hash.ts';

export interface MemberList {
  people: number;
  endsAt: Date;
  /** False: it was made with another key of the server, and knows nobody. */
  readable: boolean;
}

/** The space's member list; null when there is none. @throws SignInNeeded; NotAllowed for all but admins */
export async function memberList(ctx: Ctx): Promise<MemberList | null> {
  requireRole(ctx, 'admin');
  const [row] = await inTenant(ctx, async (tx) =>
    tx
      .select({ people: count(), endsAt: max(memberListLines.endsAt), mark: max(memberListLines.keyMark) })
      .from(memberListLines)
      .where(gt(memberListLines.endsAt, ctx.clock())),
  );
  if (!row?.endsAt) return null;
  return { people: row.people, endsAt: row.endsAt, readable: row.mark === hasherOf(ctx)?.mark };
}

/** Forgets the list: whoever joins from then on comes in as anybody does. @throws SignInNeeded; NotAllowed for all but admins */
export async function forgetMemberList(ctx: Ctx): Promise<void> {
  requireRole(ctx, 'admin');
  await inTenant(ctx, async (tx) => {
    const gone = await tx.delete(memberListLines).returning({ endsAt: memberListLines.endsAt });
    if (gone.length > 0)
      await recordAct(ctx, tx, { action: 'member.list', details: { from: gone.length, to: 0 } });
  });
}

/** What the list says of an address now; null when it is not on it. */
export async function lineOf(
  ctx: Pick<Ctx, 'secretKey' | 'tenant' | 'clock'>,
  tx: TenantTx,
  email: string,
): Promise<{ sinceYear: number | null } | null> {
  const hasher = hasherOf(ctx);
  const [line] = await tx
    .select({ sinceYear: memberListLines.sinceYear })
    .from(memberListLines)
    .where(
      and(eq(memberListLines.emailHash, hasher?.hash(email) ?? ''), gt(memberListLines.endsAt, ctx.clock())),
    );
  return line ?? null;
}
