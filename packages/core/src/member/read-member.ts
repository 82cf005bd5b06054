import {
  and,
  decisions,
  desc,
  eq,
  getTableColumns,
  listings,
  memberNotes,
  members,
  ne,
  type TenantTx,
} from '@entraide/db';
import { isId } from '@entraide/model';
import { hasRole, requireRoleOrSupport } from '../access/index.ts';
import { type NamedAct, namesOf, readActs } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { duesOf, type MemberDues } from '../ledger/index.ts';
import { type MailStop, stopOf } from '../mail/index.ts';
import { hasSecondFactor } from '../session/index.ts';
import type { MemberRow } from './list-members.ts';

export interface MemberPage extends MemberRow {
  hasSecondFactor: boolean;
  /** Why their address gets no more mails; null: it does. */
  mailStop: MailStop | null;
  profileId: string;
  /** How they stand with their dues; null where the space takes none, and for an operator who is here to help. */
  dues: MemberDues | null;
  /** Null for all but admins. */
  familyName: string | null;
  /** What was done about them, newest first. */
  acts: NamedAct[];
  /** What was decided about them or what they wrote, newest first; null for an operator who is here to help. */
  decisions:
    | (Pick<typeof decisions.$inferSelect, 'id' | 'caseId' | 'kind' | 'facts' | 'decidedAt'> & {
        /** It does not stand any more. */
        takenBack: boolean;
      })[]
    | null;
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
    const [member] = await tx
      .select({ ...getTableColumns(members), hasSecondFactor })
      .from(members)
      .where(and(eq(members.id, id), eq(members.isDesk, false)));
    if (!member) throw new NotFound();
    const wrote = await tx
      .select({
        ...{ id: listings.id, kind: listings.kind, title: listings.title, status: listings.status },
        createdAt: listings.createdAt,
      })
      .from(listings)
      .where(and(eq(listings.authorId, id), ne(listings.status, 'deleted')))
      .orderBy(desc(listings.id))
      .limit(MOST);
    const isOfTeam = hasRole(ctx, 'moderator');
    const notes = isOfTeam ? await notesOn(tx, id) : null;
    const names = await namesOf(tx, notes?.map(({ by }) => by) ?? []);
    return {
      ...member,
      dues: (isOfTeam && (await duesOf(ctx, tx, [id]))?.get(id)) || null,
      mailStop: await stopOf(tx, member.email),
      familyName: hasRole(ctx, 'admin') ? member.familyName : null,
      acts: await readActs(tx, { memberId: id, limit: MOST }),
      decisions: isOfTeam ? await decisionsOn(tx, id) : null,
      listings: wrote,
      notes: notes === null ? null : notes.map((note) => ({ ...note, by: names.get(note.by ?? '') ?? null })),
    };
  });
}

async function decisionsOn(tx: TenantTx, memberId: string) {
  const rows = await tx
    .select()
    .from(decisions)
    .where(and(eq(decisions.authorId, memberId), ne(decisions.kind, 'keep')))
    .orderBy(desc(decisions.id))
    .limit(MOST);
  return rows.map(({ id, caseId, kind, facts, decidedAt, undoneAt, reversedAt }) => ({
    ...{ id, caseId, kind, facts, decidedAt },
    takenBack: undoneAt !== null || reversedAt !== null,
  }));
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
