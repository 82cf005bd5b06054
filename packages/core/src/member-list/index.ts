export { applyImport, LIST_MONTHS } from './apply-import.ts';
export { type BegunImport, beginImport, MOST_LIST_BYTES } from './begin-import.ts';
export { compareImport, type Difference } from './compare-import.ts';
export type { Columns } from './guess-columns.ts';
export { forgetMemberList, lineOf, type MemberList, memberList } from './member-list.ts';
export { moveLine } from './move-line.ts';
