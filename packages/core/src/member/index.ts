export { acceptMember } from './accept-member.ts';
export { deleteMe } from './delete-me.ts';
export { listMembers, type MemberRow } from './list-members.ts';
export { myData } from './my-data.ts';
export { myWaiting, type Waiting } from './my-waiting.ts';
export { refuseMember } from './refuse-member.ts';
export { setRole } from './set-role.ts';
export { updateMe } from './update-me.ts';
export { countWaiting, type WaitingMember, waitingMembers } from './waiting-members.ts';
