export { blockPerson, unblockPerson } from './block-person.ts';
export { type Blocked, listBlocked } from './list-blocked.ts';
