export { beginListing, MOST_SHARED } from './begin-listing.ts';
export {
  DRAFT_HOURS,
  DraftKind,
  type DraftOf,
  dropDraft,
  keepDraft,
  readDraft,
} from './drafts.ts';
export { type FinishedDraft, finishDraft, publishDraft } from './finish-draft.ts';
export { photosOfDraft } from './photos-of-draft.ts';
