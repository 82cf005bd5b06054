export { deleteListing, reopenListing, restoreListing, solveListing, UNDO_SECONDS } from './change-status.ts';
export { createListing } from './create-listing.ts';
export { getListing } from './get-listing.ts';
export { type MapFeature, type MapFeatures, mapListings } from './map-listings.ts';
export { listMyListings } from './my-listings.ts';
export { previewListing } from './preview-listing.ts';
export { COUNTED_AT_MOST, type SearchResult, searchListings } from './search-listings.ts';
export { updateListing } from './update-listing.ts';
export { type WidenedSearch, widenSearch } from './widen-search.ts';
