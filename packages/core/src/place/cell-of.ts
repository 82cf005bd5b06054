import { type Cell, cellIn, cutsOf, MOST_CUTS, type Point, partAt, squareAt } from '@entraide/model/geo';
import { type Ctx, outsideTenant } from '../ctx/index.ts';
import type { PlaceTx } from './place.ts';
import { allTowns, townsAround } from './towns-around.ts';

/** The cell that others may see of a point, by how many people live around. The database is asked for the square, not the point. */
export async function cellOf(tx: PlaceTx, point: Point): Promise<Cell> {
  const square = squareAt(point);
  return cellIn(square, cutsOf(square, await townsAround(tx, square)), point);
}

/** {@link cellOf} for whoever has no transaction. */
export const readCell = (ctx: Pick<Ctx, 'db'>, point: Point): Promise<Cell> =>
  outsideTenant(ctx, (tx) => cellOf(tx, point));

interface KnownSquare {
  cuts: Uint8Array;
  /** By their smallest parts. */
  cells: Cell[];
}

/** {@link cellOf} for millions of points: reads the gazetteer once, asks nothing afterwards, gives the same cells. */
export async function cellFinder(tx: PlaceTx): Promise<(point: Point) => Cell> {
  const townsOf = await allTowns(tx);
  const squares = new Map<string, KnownSquare>();
  return (point) => {
    const square = squareAt(point);
    const key = `${square.south} ${square.west}`;
    const known = squares.get(key) ?? { cuts: cutsOf(square, townsOf(square)), cells: [] };
    squares.set(key, known);
    const { row, column } = partAt(square, point, 2 ** MOST_CUTS);
    const part = row * 2 ** MOST_CUTS + column;
    const cell = known.cells[part] ?? cellIn(square, known.cuts, point);
    known.cells[part] = cell;
    return cell;
  };
}
