export { directionOf } from '@entraide/model/language';
export { formatsFor } from './format.ts';
export { getT, i18nFor, wordsVersion } from './server.ts';
