export { type Formats, formatsFor } from './format.ts';
export { type AppLocale, type Direction, directionOf, intlLocale, ownNames } from './locale.ts';
export { getT, i18nFor, type WordsSource, wordsVersion } from './server.ts';
