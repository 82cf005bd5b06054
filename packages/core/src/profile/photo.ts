import { eq, members, type TenantTx } from '@entraide/db';
import { lockWriter, requireWriter, spend } from '../access/index.ts';
import { openCaseIn } from '../case/index.ts';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import { NotFound, SignInNeeded } from '../error/index.ts';
import { keepFile, type OpenFile, readFile, removeFiles } from '../file/index.ts';
import { storePhoto } from '../photo/index.ts';
import { readPhoto } from '../picture/index.ts';
import { subjectOf } from './change-profile.ts';
import type { MemberRow } from './view.ts';
import { visibleProfile } from './visible-profile.ts';

const NO_PHOTO = { photoId: null, photoSmallSha256: null, photoMediumSha256: null, photoJpegSha256: null };

/**
 * The caller's photo, in the place of the one before. It is asked who may before anything is read, and again once the file was received and
 * written anew, as for a listing: core/photo/add-photo.ts.
 * @throws SignInNeeded, NotAllowed, TooMany; Invalid for `file`: a PhotoFault; Unavailable
 */
export async function setProfilePhoto(ctx: Ctx, source: AsyncIterable<Uint8Array>): Promise<void> {
  const actor = requireWriter(ctx, 'listings:write');
  await inTenant(ctx, async (tx) => {
    await lockWriter(tx, actor, ctx.clock());
    await spend(ctx, tx, { photos: actor.memberId });
  });
  const { smallSha256, mediumSha256, jpegSha256 } = await storePhoto(ctx, await readPhoto(ctx, source));
  await inTenant(ctx, async (tx) => {
    await lockWriter(tx, actor, ctx.clock());
    for (const sha256 of new Set([smallSha256, mediumSha256, jpegSha256])) await keepFile(ctx, tx, sha256);
    const photo = {
      photoSmallSha256: smallSha256,
      photoMediumSha256: mediumSha256,
      photoJpegSha256: jpegSha256,
    };
    const now = await changed(tx, actor.memberId, { photoId: crypto.randomUUID(), ...photo });
    // Moderators who hid the profile look again.
    if (now.aboutDecisionId) await openCaseIn(ctx, tx, subjectOf(now), { reasons: ['wrong'] });
    await removeFiles(ctx, tx);
  });
}

/** Takes the caller's photo away for good. @throws SignInNeeded, NotAllowed */
export async function removeProfilePhoto(ctx: Ctx): Promise<void> {
  const { memberId } = requireWriter(ctx, 'listings:write');
  await inTenant(ctx, async (tx) => {
    await changed(tx, memberId, NO_PHOTO);
    await removeFiles(ctx, tx);
  });
}

async function changed(tx: TenantTx, memberId: string, photo: Partial<MemberRow>): Promise<MemberRow> {
  const [row] = await tx.update(members).set(photo).where(eq(members.id, memberId)).returning();
  if (!row) throw new SignInNeeded();
  return row;
}

export type ProfilePhotoSize = 'small' | 'medium' | 'jpeg';

/** Which photo the caller sees of somebody; null: none, or one that a decision hides. */
export const photoSeen = (ctx: Pick<Ctx, 'actor'>, row: MemberRow): string | null =>
  row.aboutDecisionId && memberOf(ctx)?.memberId !== row.id ? null : row.photoId;

/** The bytes of a member's photo. @throws SignInNeeded; NotFound where the caller does not see it; Unavailable */
export async function showProfilePhoto(
  ctx: Ctx,
  profileId: string,
  { photoId, size }: { photoId: string; size: ProfilePhotoSize },
): Promise<OpenFile> {
  const row = await inTenant(ctx, (tx) => visibleProfile(ctx, tx, profileId));
  const hashes = { small: row.photoSmallSha256, medium: row.photoMediumSha256, jpeg: row.photoJpegSha256 };
  const sha256 = photoSeen(ctx, row) === photoId ? hashes[size] : null;
  if (!sha256) throw new NotFound();
  return readFile(ctx, sha256);
}
