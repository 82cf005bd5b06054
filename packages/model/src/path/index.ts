export { consolePaths } from './console-paths.ts';
export { deskPaths } from './desk-paths.ts';
export { figurePaths } from './figure-paths.ts';
export { launchPaths } from './launch-paths.ts';
export { memberPaths } from './member-paths.ts';
export { type PathQuery, paths } from './paths.ts';
export { photoPaths } from './photo-paths.ts';
export { safetyPaths } from './safety-paths.ts';
export { settingsPaths } from './settings-paths.ts';
