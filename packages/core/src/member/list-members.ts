import { and, asc, desc, eq, gt, gte, ilike, inArray, lt, mailStops, members, or, sql } from '@entraide/db';
import { Role } from '@entraide/model/member';
import { DUES_STANDINGS, type DuesStanding } from '@entraide/model/treasury';
import { z } from 'zod';
import { hasRole, requireRoleOrSupport } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { duesOf, type MemberDues, standsSo } from '../ledger/index.ts';

export type MemberRow = Pick<
  typeof members.$inferSelect,
  'id' | 'email' | 'displayName' | 'locale' | 'role' | 'status' | 'createdAt' | 'sinceYear' | 'vouched'
>;

export const memberColumns = {
  ...{ id: members.id, email: members.email, displayName: members.displayName, locale: members.locale },
  ...{ role: members.role, status: members.status, createdAt: members.createdAt },
  ...{ sinceYear: members.sinceYear, vouched: members.vouched },
};

/** With how they stand with their dues, for the team alone; null where the space takes none. */
export type ListedMember = MemberRow & { dues: MemberDues | null };

const PAGE = 50;
const NEW_MS = 30 * 86_400_000;

const ListMembers = z.strictObject({
  status: z.enum(['pending', 'active', 'suspended']).optional(),
  role: Role.optional(),
  only: z.enum(['vouched', 'unvouched', 'new', 'unreached', ...DUES_STANDINGS]).optional(),
  /** A part of a name or of an address. */
  q: z.string().trim().max(200).optional(),
  /** The last id of the page before. */
  after: z.uuid().optional(),
});

/**
 * Those who wait in the order they came, everybody else newest first; fifty at a time.
 * @throws SignInNeeded; NotAllowed for members; Invalid
 */
export async function listMembers(
  ctx: Ctx,
  given: unknown = {},
): Promise<{ items: ListedMember[]; total: number; next: string | null; takesDues: boolean }> {
  requireRoleOrSupport(ctx, 'moderator');
  const { status, role, only, q, after } = parse(ListMembers, given);
  const waiting = status === 'pending';
  // An operator who is here to help does not learn who has paid.
  const isOfTeam = hasRole(ctx, 'moderator');
  return inTenant(ctx, async (tx) => {
    const part = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null;
    const those = and(
      eq(members.isDesk, false),
      status && eq(members.status, status),
      role && eq(members.role, role),
      only === 'vouched' ? eq(members.vouched, true) : undefined,
      only === 'unvouched' ? eq(members.vouched, false) : undefined,
      only === 'new' ? gte(members.createdAt, new Date(ctx.clock().getTime() - NEW_MS)) : undefined,
      only === 'unreached'
        ? inArray(members.email, tx.select({ email: mailStops.email }).from(mailStops))
        : undefined,
      isStanding(only) && isOfTeam ? standsSo(ctx, tx, only) : undefined,
      part === null ? undefined : or(ilike(members.displayName, part), ilike(members.email, part)),
    );
    const beyond = after && (waiting ? gt(members.id, after) : lt(members.id, after));
    const found = await tx
      .select(memberColumns)
      .from(members)
      .where(and(those, beyond || undefined))
      .orderBy(waiting ? asc(members.id) : desc(members.id))
      .limit(PAGE + 1);
    const [counted] = await tx.select({ total: sql<number>`count(*)::int` }).from(members).where(those);
    const items = found.slice(0, PAGE);
    const ids = items.map(({ id }) => id);
    const dues = isOfTeam ? await duesOf(ctx, tx, ids) : null;
    return {
      items: items.map((item) => ({ ...item, dues: dues?.get(item.id) ?? null })),
      takesDues: dues !== null,
      total: counted?.total ?? 0,
      next: found.length > PAGE ? (items.at(-1)?.id ?? null) : null,
    };
  });
}

const isStanding = (only: string | undefined): only is DuesStanding =>
  DUES_STANDINGS.some((standing) => standing === only);
