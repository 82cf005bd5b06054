export { type DemoCity, demoCities, pickCity, pickLocale } from './cities.ts';
export { composeListing, demoContent } from './compose.ts';
export { composeName, pick } from './people.ts';
export { randomFrom, seedOf } from './random.ts';
export { type DemoLocale, demoLocales } from './words.ts';
