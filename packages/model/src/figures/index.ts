export { areaBits, areaBox } from './area.ts';
export type { Middle, Requests, YearCounts } from './counts.ts';
export {
  type AreaCount,
  type Figure,
  type FiguresOfPart,
  figuresOf,
  type RequestFigures,
  type Shares,
} from './figures.ts';
export { PARTS, Part, placeOfMonth, spanOf } from './period.ts';
export { LEAST } from './withheld.ts';
