export { EMERGENCY_NUMBERS } from './emergency.ts';
export { RULE_GROUNDS } from './grounds.ts';
export { type Circumstances, type Flag, judge } from './judge.ts';
export { asSeen, tellingWords } from './looks.ts';
export { markedIn, newFlags } from './new-flags.ts';
export type { Field, Mark, Written } from './read-words.ts';
export { sameTextHash } from './same-text.ts';
