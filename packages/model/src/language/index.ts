export { availableLocales, type Language, type Locale, languageOf, languages } from './languages.ts';
export { commaOf, type Direction, directionOf, intlLocale, ownNameOf } from './say.ts';
export { hasTeamPages } from './team.ts';
