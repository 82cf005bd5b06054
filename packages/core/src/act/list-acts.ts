import { acts, and, desc, eq, gte, ilike, lt, members, or, sql, type TenantTx } from '@entraide/db';
import { isId } from '@entraide/model';
import { z } from 'zod';
import { requireRoleOrSupport } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { namesOf } from './names-of.ts';

export interface NamedAct extends Omit<typeof acts.$inferSelect, 'tenantId'> {
  /** The name of the member who did it, as it is today; null: nobody of the members, or somebody who left. */
  by: string | null;
  /** The name of the member it was done to; null as above. */
  to: string | null;
}

export const ACT_NOUNS = [
  'member',
  'team',
  'case',
  'space',
  'domain',
  'support',
  'ask',
  'money',
  'plan',
] as const;

const DAY_MS = 86_400_000;

/** Days are those of UTC, both of them included. */
export const ActsWanted = z.strictObject({
  noun: z.enum(ACT_NOUNS).optional(),
  /** A part of the name of who did it, or of whom it was done to. */
  name: z.string().trim().max(200).optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
});
/** `before`: the id of the last line of the page before. */
const Page = ActsWanted.extend({
  before: z.string().refine(isId).optional(),
  limit: z.int().min(1).max(200).default(50),
});

/** What was done in the space, newest first. @throws SignInNeeded, NotAllowed for all but admins, Invalid */
export async function listActs(ctx: Ctx, given: unknown = {}): Promise<NamedAct[]> {
  requireRoleOrSupport(ctx, 'admin');
  const page = parse(Page, given);
  return inTenant(ctx, async (tx) => readActs(tx, page));
}

/** A page of acts, with the names of those who are still members. `memberId`: only what was done to that member. */
export async function readActs(
  tx: TenantTx,
  page: z.infer<typeof Page> & { memberId?: string },
): Promise<NamedAct[]> {
  const { noun, name, from, until, before, limit, memberId } = page;
  const part = name ? `%${name.replace(/[\\%_]/g, '\\$&')}%` : null;
  const named =
    part && sql`(select ${members.id}::text from ${members} where ${ilike(members.displayName, part)})`;
  const rows = await tx
    .select()
    .from(acts)
    .where(
      and(
        before === undefined ? undefined : lt(acts.id, before),
        memberId === undefined
          ? undefined
          : and(eq(acts.subjectKind, 'member'), eq(acts.subjectId, memberId)),
        noun && sql`${acts.action} like ${`${noun}.%`}`,
        from === undefined ? undefined : gte(acts.at, new Date(from)),
        until === undefined ? undefined : lt(acts.at, new Date(Date.parse(until) + DAY_MS)),
        named ? or(sql`${acts.actorId} in ${named}`, sql`${acts.subjectId} in ${named}`) : undefined,
      ),
    )
    .orderBy(desc(acts.id))
    .limit(limit);
  const names = await namesOf(
    tx,
    rows.flatMap(({ actorId, subjectId }) => [actorId, subjectId]),
  );
  return rows.map(({ tenantId: _, ...act }) => ({
    ...act,
    by: (act.actorKind === 'member' && names.get(act.actorId ?? '')) || null,
    to: (act.subjectKind === 'member' && names.get(act.subjectId ?? '')) || null,
  }));
}
