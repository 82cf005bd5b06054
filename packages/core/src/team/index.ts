export { comeBack, goAway, readTeam, type TeamMember } from './away.ts';
export { type DeskState, deskState } from './desk-state.ts';
export { mailTeam } from './mail-team.ts';
export { teamReaders } from './readers.ts';
export { secondAdminLater, wantsSecondAdmin } from './second-admin.ts';
export { lastTold, markTold } from './told.ts';
