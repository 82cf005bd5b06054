import type { Ctx } from '@entraide/core/ctx';
import type { Listing } from '@entraide/model/listing';
import { photoPaths } from '@entraide/model/path';
import { categoryOf } from '../components/card.server.ts';

/** Whether photos of a listing are taken only from who says that no child is seen on them. */
export const asksAboutChildren = (ctx: Ctx, { category }: Pick<Listing, 'category'>): boolean =>
  categoryOf(ctx, category)?.safetyKind === 'childcare';

export const saidNoChild = (url: URL): boolean => url.searchParams.get('no-child') === 'yes';

/** Where a page sends the photos of a listing, and whether it asks about children before. */
export function childrenOf({ ctx, url }: { ctx: Ctx; url: URL }, listing: Listing) {
  const asks = asksAboutChildren(ctx, listing);
  const noChild = asks && saidNoChild(url);
  return { asksAboutChildren: asks && !noChild, address: photoPaths.add(listing.id, { noChild }) };
}
