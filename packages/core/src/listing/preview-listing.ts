import { newId } from '@entraide/model';
import { type Listing, ListingInput } from '@entraide/model/listing';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { getPlace, locate } from '../place/index.ts';
import { toListing } from './view.ts';
import { checkAgainstSpace, endOf } from './write.ts';

/**
 * The listing exactly as others will see it; nothing is kept. Anybody may ask, signed in or not.
 * @throws Invalid
 */
export async function previewListing(ctx: Ctx, given: unknown): Promise<Listing> {
  const { place, locale, until, expiresAt, ...input } = parse(ListingInput, given);
  checkAgainstSpace(ctx, { category: input.category, locale, until, expiresAt });
  const { located, placeName } = await inTenant(ctx, async (tx) => {
    const located = await locate(tx, place, input.precision);
    const named = await getPlace(tx, located.placeId, ctx.locale);
    return { located, placeName: named?.name ?? '' };
  });
  const now = ctx.clock();
  const preview = toListing(ctx, {
    ...input,
    ...located,
    placeName,
    id: newId(),
    // The preview is for others: somebody who is not its author.
    authorId: '',
    authorIsDesk: false,
    consentAt: null,
    authorName: memberOf(ctx)?.displayName ?? '',
    ...{ authorSeen: false, profileId: '', photoId: null, aboutDecisionId: null },
    locale: locale ?? ctx.locale,
    sample: false,
    decisionId: null,
    status: 'published',
    createdAt: now,
    updatedAt: now,
    expiresAt: endOf(ctx, located, { category: input.category, until, expiresAt }),
  });
  return preview.author?.name === '' ? { ...preview, author: null } : preview;
}
