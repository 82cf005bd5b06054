import { isClosedBetween } from '../access/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { Conflict } from '../error/index.ts';
import { keepPhotoFor, MOST_PHOTOS, type Photo, tooMany, waitingIn } from '../photo/index.ts';
import { otherIn, ownThread } from './own-thread.ts';

/**
 * Keeps a photo for the next message of a conversation: it waits in its form, where its writer alone sees it.
 * @throws as `keepPhoto`; NotFound; Conflict where nothing can be written
 */
export async function addPhotoToReply(
  ctx: Ctx,
  id: string,
  source: AsyncIterable<Uint8Array>,
): Promise<Photo> {
  return keepPhotoFor(ctx, source, {
    scope: 'messages:write',
    async room(tx, writer) {
      const thread = await ownThread(tx, writer, id);
      const { memberId } = writer;
      const other = otherIn(thread, memberId);
      if (thread.held || other === null || (await isClosedBetween(tx, memberId, other)))
        throw new Conflict('This conversation is closed.');
      const waiting = await waitingIn(ctx, tx, { threadId: thread.id, memberId });
      if (waiting.length >= MOST_PHOTOS) throw tooMany(`at most ${MOST_PHOTOS} photos a message`);
      return { threadId: thread.id };
    },
  });
}
