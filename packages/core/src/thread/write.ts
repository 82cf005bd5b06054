import { eq, listings, messages, sql, type TenantTx, threads } from '@entraide/db';
import { newId } from '@entraide/model';
import { Text } from '@entraide/model/text';
import type { z } from 'zod';
import { isClosedBetween, lockWriter } from '../access/index.ts';
import { recordForDesk } from '../act/index.ts';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import { Conflict } from '../error/index.ts';
import { emit } from '../event/index.ts';
import { attachToMessage, PhotoIds } from '../photo/index.ts';
import { otherIn } from './own-thread.ts';

const MOST_BODY = 4000;
/** Plain text; what looks empty says nothing. */
export const MessageBody = Text.min(1).max(MOST_BODY);

/** A text, or photos that wait, or both. */
export const written = {
  body: Text.max(MOST_BODY).default(''),
  photos: PhotoIds.default([]),
};
export const saysSomething = ({ value, issues }: z.core.ParsePayload<{ body: string; photos: string[] }>) => {
  if (value.body === '' && value.photos.length === 0)
    issues.push({ code: 'too_small', origin: 'string', minimum: 1, path: ['body'], input: value.body });
};

export interface Conversation {
  id: string;
  /** Null: they left; as the starter. */
  authorId: string | null;
  starterId: string | null;
  /** Its first message waits to be read. */
  held?: boolean;
}

/** Who writes about a listing that shows their name has told it; it is not untold. */
const underTheirName = sql<boolean>`${threads.authorNamed} or coalesce(
  (select not ${listings.hideName} from ${listings} where ${listings.id} = ${threads.listingId}), false)`;

interface Opening {
  opensThread?: boolean;
  /** The author, who hides their name on the board, tells it here. */
  named?: boolean;
  /** What a rule says of a first message: the id of the decision that holds it. */
  look?: (messageId: string) => Promise<string | null>;
  /** The writer's own that wait, in their order. */
  photos?: readonly string[];
}

/**
 * Writes a message. The other person sees and hears nothing of it while the writer waits to be accepted: then the acceptance tells.
 * @throws NotAllowed when the writer was suspended meanwhile; NotFound for a photo that is not theirs or does not wait; Conflict when one of the two blocks the other, or the reader was put out
 *   or left, and while their first message waits to be read
 */
export async function addMessage(
  ctx: Ctx,
  tx: TenantTx,
  writer: MemberActor,
  thread: Conversation,
  body: string,
  { opensThread = false, named = false, look, photos = [] }: Opening = {},
): Promise<string> {
  const id = newId();
  const now = ctx.clock();
  const mine = thread.authorId === writer.memberId;
  // An acceptance waits until this transaction ends and then tells of its message, or it came before and the message is told of at once.
  const accepted = await lockWriter(tx, writer, now);
  const other = otherIn(thread, writer.memberId);
  // After the writer's row is held: a block that comes meanwhile waits, or is seen here. Nobody is told why.
  if (other === null || (await isClosedBetween(tx, writer.memberId, other)))
    throw new Conflict('This conversation is closed.');
  if (thread.held) throw new Conflict('Your first message waits until somebody of the team has read it.');
  const decisionId = (await look?.(id)) ?? null;
  const { memberId: senderId } = writer;
  await tx
    .insert(messages)
    .values({ id, threadId: thread.id, senderId, body, decisionId, createdAt: now, locale: ctx.locale });
  await attachToMessage(tx, senderId, photos, id);
  await tx
    .update(threads)
    .set({
      lastMessageAt: now,
      ...(decisionId && { held: true }),
      ...(mine && { authorNamed: named || underTheirName }),
      ...(mine ? { authorReadAt: now } : { starterReadAt: now }),
    })
    .where(eq(threads.id, thread.id));
  await recordForDesk(ctx, tx, 'ask.message');
  if (decisionId) return id;
  if (accepted && opensThread) await emit(tx, 'thread.opened', { threadId: thread.id });
  if (accepted) await emit(tx, 'message.sent', { messageId: id });
  return id;
}
