export {
  DRAFT_HOURS,
  DraftKind,
  type DraftOf,
  dropDraft,
  giveBackDraft,
  keepDraft,
  readDraft,
  takeDraft,
} from './drafts.ts';
export { type FinishedDraft, finishDraft } from './finish-draft.ts';
