export { readCopy } from './read-copy.ts';
