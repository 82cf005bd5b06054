import { and, photos, sql, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { lockWriter, requireWriter, spend } from '../access/index.ts';
import { type Ctx, inTenant, type MemberActor, type Scope } from '../ctx/index.ts';
import { Invalid } from '../error/index.ts';
import { keepFile, removeFiles } from '../file/index.ts';
import { sweepTonight } from '../job/index.ts';
import { readPhoto } from '../picture/index.ts';
import { isOver, lockLoose, looseOf, MOST_LOOSE } from './loose.ts';
import { storePhoto } from './store-photo.ts';
import type { Photo } from './view.ts';

/**
 * Keeps a photo of the caller's that is of nothing yet. It is put on a listing or into a message within a day (attach-photos.ts), or goes.
 * @param source the file as it is sent, piece by piece
 * @throws SignInNeeded, NotAllowed, TooMany; Invalid for `file`: 'too-many' or a PhotoFault; Unavailable
 */
export async function keepPhoto(ctx: Ctx, source: AsyncIterable<Uint8Array>): Promise<Photo> {
  return keepPhotoFor(ctx, source, { scope: 'listings:write' });
}

interface Purpose {
  scope: Scope;
  /** Whether there is room for it: asked before anything is read, and again once the file was received and written anew. */
  room?: (tx: TenantTx, writer: MemberActor) => Promise<{ threadId: string }>;
}

/** The same for the form of a conversation. @throws as `keepPhoto`, and what `room` throws */
export async function keepPhotoFor(
  ctx: Ctx,
  source: AsyncIterable<Uint8Array>,
  { scope, room }: Purpose,
): Promise<Photo> {
  const writer = requireWriter(ctx, scope);
  const { memberId: authorId } = writer;
  const assertRoom = async (tx: TenantTx) => {
    await lockWriter(tx, writer, ctx.clock());
    await lockLoose(tx, authorId);
    await assertFew(tx, authorId);
    return room?.(tx, writer);
  };
  await inTenant(ctx, async (tx) => {
    await spend(ctx, tx, { photos: authorId });
    await forgetOver(ctx, tx, authorId);
    await assertRoom(tx);
  });
  const decoded = await readPhoto(ctx, source);
  const stored = await storePhoto(ctx, decoded);
  return inTenant(ctx, async (tx) => {
    const where = await assertRoom(tx);
    for (const sha256 of new Set(Object.values(stored))) await keepFile(ctx, tx, sha256);
    const { width, height, thumbhash } = decoded;
    const row = { id: newId(ctx.clock()), alt: '', width, height, thumbhash };
    await tx
      .insert(photos)
      .values({ ...row, ...stored, ...where, authorId, position: 1, createdAt: ctx.clock() });
    await sweepTonight(ctx, tx);
    return { ...row, decisionId: null };
  });
}

async function assertFew(tx: TenantTx, memberId: string): Promise<void> {
  const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(photos).where(looseOf(memberId));
  if ((row?.count ?? 0) >= MOST_LOOSE) throw tooMany(`at most ${MOST_LOOSE} photos that are of nothing yet`);
}

export const tooMany = (message: string) => new Invalid([{ path: ['file'], code: 'too-many', message }]);

/** The night has not come yet: what waited for a day takes nobody's place. */
async function forgetOver(ctx: Ctx, tx: TenantTx, memberId: string): Promise<void> {
  const gone = await tx
    .delete(photos)
    .where(and(looseOf(memberId), isOver(ctx)))
    .returning({ id: photos.id });
  if (gone.length > 0) await removeFiles(ctx, tx);
}
