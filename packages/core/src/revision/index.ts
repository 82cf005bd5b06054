export { changeSettings, type SettingsChanged } from './change-settings.ts';
export { complete, MOST_PAGE_BYTES } from './complete.ts';
export { type Change, diffConfig, diffInForce, diffLogos, diffWritten } from './diff-settings.ts';
export { listRevisions, type PastRevision } from './list-revisions.ts';
export { SettingsMoved } from './merge-change.ts';
export { type Drift, type Merged, mergeFolder } from './merge-folder.ts';
export { previewSettings, type SettingsPreview } from './preview-settings.ts';
export { readSettings, type SpaceSettings } from './read-settings.ts';
export { replaceLogo } from './replace-logo.ts';
export { declaredIn, type Live, lockSettings, newestRevision, type Revision, writtenIn } from './revision.ts';
export { previewRollBack, type RolledBack, rollBackSettings } from './roll-back.ts';
export { hashOf } from './settings-hash.ts';
export {
  type Asset,
  asset,
  type Logo,
  type NewRevision,
  namesAndHashes,
  writeRevision,
} from './write-revision.ts';
export { isSameValue, type Written } from './written.ts';
