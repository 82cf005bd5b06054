import {
  acts,
  and,
  desc,
  eq,
  inArray,
  listings,
  memberNotes,
  members,
  ne,
  type TenantTx,
} from '@entraide/db';
import { isId } from '@entraide/model';
import { hasRole, requireRoleOrSupport } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import type { MemberRow } from './list-members.ts';

export interface MemberPage extends MemberRow {
  /** What was done about them, newest first. */
  acts: { id: string; at: Date; action: string; by: string | null; details: unknown }[];
  /** What they wrote and did not delete, newest first. */
  listings: Pick<typeof listings.$inferSelect, 'id' | 'kind' | 'title' | 'status' | 'createdAt'>[];
  /** What moderators wrote down, newest first; null for an operator who is here to help. */
  notes: { id: string; text: string; by: string | null; createdAt: Date }[] | null;
}

const MOST = 50;

/** One member, as the team sees them. @throws SignInNeeded; NotAllowed for members; NotFound */
export async function readMember(ctx: Ctx, id: string): Promise<MemberPage> {
  requireRoleOrSupport(ctx, 'moderator');
  if (!isId(id)) throw new NotFound();
  return inTenant(ctx, async (tx) => {
    const [member] = await tx.select().from(members).where(eq(members.id, id));
    if (!member) throw new NotFound();
    const done = await tx
      .select()
      .from(acts)
      .where(and(eq(acts.subjectKind, 'member'), eq(acts.subjectId, id)))
      .orderBy(desc(acts.id))
      .limit(MOST);
    const wrote = await tx
      .select({
        ...{ id: listings.id, kind: listings.kind, title: listings.title, status: listings.status },
        createdAt: listings.createdAt,
      })
      .from(listings)
      .where(and(eq(listings.authorId, id), ne(listings.status, 'deleted')))
      .orderBy(desc(listings.id))
      .limit(MOST);
    const notes = hasRole(ctx, 'moderator') ? await notesOn(tx, id) : null;
    const names = await namesOf(tx, [
      ...done.map(({ actorId }) => actorId),
      ...(notes ?? []).map(({ by }) => by),
    ]);
    return {
      ...member,
      acts: done.map(({ id, at, action, actorId, details }) => ({
        ...{ id, at, action, details },
        by: names.get(actorId ?? '') ?? null,
      })),
      listings: wrote,
      notes: notes === null ? null : notes.map((note) => ({ ...note, by: names.get(note.by ?? '') ?? null })),
    };
  });
}

const notesOn = (tx: TenantTx, memberId: string) =>
  tx
    .select({
      ...{ id: memberNotes.id, text: memberNotes.text, by: memberNotes.authorId },
      createdAt: memberNotes.createdAt,
    })
    .from(memberNotes)
    .where(eq(memberNotes.memberId, memberId))
    .orderBy(desc(memberNotes.id))
    .limit(200);

/** Of those who are still members. */
async function namesOf(tx: TenantTx, given: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(given)].filter((id): id is string => id !== null && isId(id));
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: members.id, name: members.displayName })
    .from(members)
    .where(inArray(members.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
