export { type EntryRule, entryRule, type Writing, writingOf } from './entry-rule.ts';
export { assertMayRead, assertSpaceRuns, mayRead, type Reader } from './may-read.ts';
export { type SpaceView, spaceView } from './space-view.ts';
