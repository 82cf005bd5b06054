export { readCopy, spokenAs } from './read-copy.ts';
