export { type Box, BoxText, PointText, splitAtAntimeridian, widthOf } from './box.ts';
export {
  type Cell,
  cellAt,
  cellBox,
  MOST_CUTS,
  partAt,
  SQUARE_SIDE_M,
  type Square,
  squareAt,
} from './cell.ts';
export {
  cellByPeople,
  cellIn,
  cutsOf,
  middleOf,
  PEOPLE_A_CELL,
  reachM,
  type Town,
  townRadiusM,
} from './cell-by-people.ts';
export { boxAround, WORLD } from './circle.ts';
export {
  chordOf,
  distanceM,
  EARTH_RADIUS_M,
  METRES_PER_DEGREE,
  metresOf,
  type Point,
  wrapLon,
} from './earth.ts';
export { markerBits, markerTile } from './marker-tile.ts';
export { type MortonRange, mortonCode, rangesOf, tilesOver, tilesWithin } from './morton.ts';
export { Precision } from './precision.ts';
