export { foldDigits, javascriptClass, letters, postgresClass } from './characters.ts';
export { type CutWord, cutWords, fold, indexedForms, withoutPrefix } from './cut.ts';
export { canBeIn } from './script.ts';
export { readSixDigits } from './six-digits.ts';
export { Line, longEnough, Text } from './written.ts';
