export { letters, postgresClass } from './characters.ts';
export { type CutWord, cutWords, indexedForms } from './cut.ts';
