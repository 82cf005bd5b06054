import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import { loosePhotos, type Photo, PhotoIds } from '../photo/index.ts';
import { readDraft } from './drafts.ts';

/** The photos that wait for a draft to be published, as far as they are the caller's: another member may use the same browser. */
export async function photosOfDraft(ctx: Ctx, browserToken: string): Promise<Photo[]> {
  const actor = memberOf(ctx);
  if (!actor) return [];
  const draft = await readDraft(ctx, { browserToken, kind: 'listing' });
  const ids = PhotoIds.safeParse(draft?.photos).data ?? [];
  return ids.length === 0 ? [] : inTenant(ctx, (tx) => loosePhotos(tx, actor.memberId, ids));
}
