export { autolink, type TextPart } from './autolink.ts';
export {
  DESCRIPTION_LENGTH,
  Kind,
  Listing,
  ListingInput,
  Location,
  PlaceInput,
  TITLE_LENGTH,
} from './listing.ts';
export { personalDetails } from './personal-details.ts';
export { Cursor, decodeCursor, encodeCursor, MapParams, SearchParams } from './search.ts';
