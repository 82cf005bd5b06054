export { type DemoCity, demoCities, pickCity, pickLocale } from './cities.ts';
export { composeListing, type DemoLocale, demoContent } from './compose.ts';
export { composeName, pick } from './people.ts';
export { randomFrom, seedOf } from './random.ts';
