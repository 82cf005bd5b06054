import { and, eq, memberNotes, members } from '@entraide/db';
import { isId, newId } from '@entraide/model';
import { Text } from '@entraide/model/text';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, NotFound, parse } from '../error/index.ts';

const Note = z.strictObject({ text: Text.min(1).max(2000) });
const MOST_NOTES = 200;

/**
 * Writes down something about a member that only moderators read; it goes with its member.
 * @throws SignInNeeded; NotAllowed for members; NotFound; Invalid; Conflict when there are 200 already
 */
export async function noteOnMember(ctx: Ctx, memberId: string, given: unknown): Promise<void> {
  const actor = requireRole(ctx, 'moderator');
  const { text } = parse(Note, given);
  if (!isId(memberId)) throw new NotFound();
  await inTenant(ctx, async (tx) => {
    const [member] = await tx
      .select({ id: members.id })
      .from(members)
      .where(eq(members.id, memberId))
      .for('update');
    if (!member) throw new NotFound();
    if ((await tx.$count(memberNotes, eq(memberNotes.memberId, memberId))) >= MOST_NOTES)
      throw new Conflict('There are many notes on this member: delete some first.');
    await tx
      .insert(memberNotes)
      .values({ id: newId(), memberId, authorId: actor.memberId, text, createdAt: ctx.clock() });
  });
}

/** @throws SignInNeeded; NotAllowed for members; NotFound */
export async function removeNote(ctx: Ctx, memberId: string, noteId: string): Promise<void> {
  requireRole(ctx, 'moderator');
  if (!isId(memberId) || !isId(noteId)) throw new NotFound();
  const gone = await inTenant(ctx, (tx) =>
    tx
      .delete(memberNotes)
      .where(and(eq(memberNotes.id, noteId), eq(memberNotes.memberId, memberId)))
      .returning({ id: memberNotes.id }),
  );
  if (gone.length === 0) throw new NotFound();
}
