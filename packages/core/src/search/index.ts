export { onBoard, within } from './conditions.ts';
export { COUNTED_AT_MOST } from './count-and-sort.ts';
export { findPage } from './find-page.ts';
export { fittingQueries } from './fitting.ts';
export type { Hit } from './hit.ts';
export { learnWords } from './learn-words.ts';
export { type Meaning, meaningsOf } from './meanings.ts';
export { type MapPlan, type PagePlan, PLANNED_ONCE, type SearchPlan } from './plan.ts';
export { planMap } from './plan-map.ts';
export { planPage } from './plan-page.ts';
export { countTiles, type SingleListing, singleListings, type Tile } from './tiles.ts';
export {
  isHeld,
  lookUp,
  mayMean,
  readAttempts,
  slipsFrom,
  textArray,
} from './words.ts';
