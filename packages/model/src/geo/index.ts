export { type Box, BoxText, PointText, splitAtAntimeridian, widthOf } from './box.ts';
export { type Cell, cellAt } from './cell.ts';
export {
  chordOf,
  distanceM,
  EARTH_RADIUS_M,
  METRES_PER_DEGREE,
  metresOf,
  type Point,
  wrapLon,
} from './earth.ts';
export { type MortonRange, mortonCode, rangesOf } from './morton.ts';
export { CELL_SIDE_M, Precision } from './precision.ts';
