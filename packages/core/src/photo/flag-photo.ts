import { eq, members, type TenantTx } from '@entraide/db';
import { openCaseIn } from '../case/index.ts';
import type { Ctx } from '../ctx/index.ts';
import type { OwnPhotos } from './own-photos.ts';

/** Where the space wishes it, the team looks at each new photo of a listing about the care of children. Others see it meanwhile. */
export async function flagPhotosIn(
  ctx: Ctx,
  tx: TenantTx,
  { listing: { authorId, category, title, locale } }: OwnPhotos,
  photoIds: readonly string[],
): Promise<void> {
  const { categories, rules } = ctx.tenant.config;
  const kind = categories.find(({ slug }) => slug === category)?.safetyKind;
  if (kind !== 'childcare' || rules['child-photos'] === 'off') return;
  const [author] = await tx
    .select({ name: members.displayName })
    .from(members)
    .where(eq(members.id, authorId));
  const evidence = { name: author?.name ?? '', title, text: '', locale };
  for (const id of photoIds)
    await openCaseIn(
      ctx,
      tx,
      { kind: 'photo', id, authorId, evidence },
      { reasons: ['wrong'], flags: [{ rule: 'child-photos', effect: 'flag', marks: [] }] },
    );
}
