import { Email } from '@entraide/model/member';
import type { Row } from './read-table.ts';

export interface Columns {
  /** The first row names the columns. */
  header: boolean;
  /** From 0: where the addresses are. */
  email: number;
  /** Where it says since when; null: nowhere. */
  since: number | null;
}

const LOOKED_AT = 50;
const SINCE = /since|depuis|adh[ée]sion|year|ann[ée]e|joined|inscription|desde|منذ|عام/i;

/** What a person confirms or corrects. */
export function guessColumns(rows: readonly Row[]): Columns {
  const [first] = rows;
  const header = first !== undefined && !first.cells.some(isEmail);
  const body = rows.slice(header ? 1 : 0, LOOKED_AT);
  const width = Math.max(0, ...rows.slice(0, LOOKED_AT).map(({ cells }) => cells.length));
  const share = (column: number, is: (cell: string) => boolean) =>
    body.filter(({ cells }) => is(cells[column] ?? '')).length;
  const columns = Array.from({ length: width }, (_, i) => i);
  const email = columns.reduce((best, i) => (share(i, isEmail) > share(best, isEmail) ? i : best), 0);
  const since = columns.find(
    (i) =>
      i !== email &&
      SINCE.test(header ? (first?.cells[i] ?? '') : '') &&
      share(i, (cell) => yearIn(cell) !== null) > share(i, (cell) => cell !== '') / 2,
  );
  return { header, email, since: since ?? null };
}

const isEmail = (cell: string) => cell.includes('@') && Email.safeParse(cell).success;

/** The year of "2016", "12/03/2016" or "2016-03-12"; null where there is none that can be. */
export function yearIn(cell: string): number | null {
  const found = /(?:^|[^\d])(1[89]\d\d|20\d\d)(?:[^\d]|$)/.exec(cell);
  return found ? Number(found[1]) : null;
}
