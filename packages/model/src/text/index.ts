export { foldDigits, letters, postgresClass } from './characters.ts';
export { type CutWord, cutWords, indexedForms } from './cut.ts';
export { readSixDigits } from './six-digits.ts';
export { Line, longEnough, Text } from './written.ts';
