export { autolink, type TextPart } from './autolink.ts';
export { seemsToNameChild } from './child-name.ts';
export {
  AUTHOR_CHANGES,
  type AuthorChange,
  changesOffered,
  LISTING_LIFE,
  LISTING_STATUSES,
  type ListingStatus,
  type ListingTransition,
  mayLeadTo,
  mayLeaveFrom,
  SEEN_BY_OTHERS,
  statusNow,
  statusOnBoard,
  untoldToStrangers,
} from './life.ts';
export {
  DESCRIPTION_LENGTH,
  Kind,
  Listing,
  ListingInput,
  Location,
  PlaceInput,
  saysTownOnly,
  TITLE_LENGTH,
} from './listing.ts';
export { findPersonalDetails, type PersonalDetail, personalDetails } from './personal-details.ts';
export { QUESTION_SPANS, type Question, questionDue } from './question.ts';
export { Cursor, decodeCursor, EQUALLY_NEAR_KM, encodeCursor, MapParams, SearchParams } from './search.ts';
