export { listThanks, type Thanks } from './list-thanks.ts';
export { sayWhoHelped } from './say-who-helped.ts';
export { readWhoWrote, type WhoWrote } from './who-wrote.ts';
