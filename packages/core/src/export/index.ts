export { askForExport } from './ask-for-export.ts';
export { EXPORT_DAYS, type MemberExport } from './export.ts';
export { type KeptGroup, keptAboutMembers } from './kept.ts';
export { listExports } from './list-exports.ts';
export { openExport } from './open-export.ts';
