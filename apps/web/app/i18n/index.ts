export { formatsFor } from './format.ts';
export { directionOf } from './locale.ts';
export { getT, i18nFor, wordsVersion } from './server.ts';
