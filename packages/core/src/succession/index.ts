export { askSilentAdmins } from './ask-admins.ts';
export { beginHandOver } from './begin.ts';
export { carryOutHandOvers } from './carry-out.ts';
export { noteSeen } from './note-seen.ts';
export { objectToHandOver } from './object.ts';
export { type HandOver, handOverNow, readHandOver, type SuccessionState, successionState } from './read.ts';
export { adminsSeenAt } from './silence.ts';
export { stopHandOver, withdrawHandOver } from './stop.ts';
