export { found } from './conditions.ts';
export { COUNTED_AT_MOST, lookAtAll } from './count-and-sort.ts';
export { attemptsFor, type DocumentQuery, type Tier, type Wanted, wordsQuery } from './document.ts';
export { type Sort, sortOf } from './order.ts';
export { mostRelevant } from './relevance.ts';
export { countTiles, type SingleListing, singleListings, type Tile } from './tiles.ts';
export { type Hit, nearest, newest } from './walk.ts';
export { learnWords, readWords } from './words.ts';
