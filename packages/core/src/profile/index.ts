export { changeProfile, subjectOf } from './change-profile.ts';
export { aboutHiddenBy, hideAboutIn, showAboutAgainIn } from './hide-about.ts';
export { type MyProfile, myProfile } from './my-profile.ts';
export { type Profile, readProfile } from './read-profile.ts';
export type { ProfilePlace } from './view.ts';
export { visibleProfile } from './visible-profile.ts';
