import { files, photos } from '@entraide/db';
import { newId } from '@entraide/model';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';

/** A photo that waits, or is of something already, without a process that decodes it: no bytes are in the store. */
export async function plantPhoto(
  ctx: Ctx,
  { memberId: authorId }: Pick<MemberActor, 'memberId'>,
  given: Partial<typeof photos.$inferInsert> = {},
): Promise<string> {
  const id = newId();
  const sha256 = 'a'.repeat(64);
  await inTenant(ctx, async (tx) => {
    const file = { sha256, size: 1, mediaType: 'image/webp', purpose: 'photo', keptUntil: new Date() };
    await tx
      .insert(files)
      .values({ ...file, state: 'stored' })
      .onConflictDoNothing();
    await tx.insert(photos).values({
      ...{ id, authorId, position: 1, width: 4, height: 3, thumbhash: 'AAAA', createdAt: ctx.clock() },
      ...{ smallSha256: sha256, mediumSha256: sha256, largeSha256: sha256, jpegSha256: sha256 },
      ...given,
    });
  });
  return id;
}
