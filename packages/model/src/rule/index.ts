export { type Circumstances, type Flag, judge } from './judge.ts';
export { asSeen, tellingWords } from './looks.ts';
export type { Field, Mark, Written } from './read-words.ts';
export { sameTextHash } from './same-text.ts';
