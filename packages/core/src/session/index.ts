export { endOtherSessions, endOthersIn } from './end-others.ts';
export { hasSecondFactor } from './has-second-factor.ts';
export { endSession, listSessions, type OwnSession } from './list-sessions.ts';
export { openSession } from './open-session.ts';
export { readSession } from './read-session.ts';
export { signOut } from './sign-out.ts';
export { hashOf, newToken } from './token.ts';
