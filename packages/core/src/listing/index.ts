export { COUNTED_AT_MOST } from '../search/index.ts';
export { askAnotherLookIn } from './another-look.ts';
export { changeListing, changeListingIn, ListingPatch } from './change-listing.ts';
export {
  changeStatusIn,
  deleteListing,
  pauseListing,
  reopenListing,
  restoreListing,
  solveListing,
  UNDO_SECONDS,
} from './change-status.ts';
export { countByCategory } from './count-by-category.ts';
export { createListing, createListingIn } from './create-listing.ts';
export { getListing, getListingIn } from './get-listing.ts';
export { hiddenBy, hideListingIn, showListingAgainIn } from './hide-listing.ts';
export { leadingRequests } from './leading-requests.ts';
export {
  LISTINGS_A_SITEMAP,
  type ListedForSearchEngines,
  listForSitemap,
  sitemapParts,
} from './list-for-sitemap.ts';
export { listingOfCode } from './listing-of-code.ts';
export type { MapFeature, MapFeatures } from './map-feature.ts';
export { mapListings } from './map-listings.ts';
export { listMyListings } from './my-listings.ts';
export { previewListing } from './preview-listing.ts';
export { previewLocation } from './preview-location.ts';
export { prolongListingIn } from './prolong.ts';
export { readQuestionLink, signQuestion } from './question-link.ts';
export { matchesOf, type Reach, readReach } from './reach.ts';
export { addSampleListings, hasSamples, removeSampleListings } from './sample-listings.ts';
export { type SearchResult, searchListings } from './search-listings.ts';
export { updateListing } from './update-listing.ts';
export { listingColumns, locationOf, toListing } from './view.ts';
export { authorOfListing, visibleTo } from './visible.ts';
export { watchListings } from './watch-listings.ts';
export { type WidenedSearch, widenSearch } from './widen-search.ts';
export { type OwnListing, ownListing, promisedSince, promiseMark } from './write.ts';
