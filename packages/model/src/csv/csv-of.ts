/** A number that is written already, "12.50" or "-3,5": a spreadsheet counts with it. */
interface Written {
  number: string;
}
export type Cell = string | number | null | Written;

/** A spreadsheet runs a cell that begins so as a formula, also after blanks. */
const FORMULA = /^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
const NUMBER = /^-?\d+([.,]\d+)?$/;

/** With what a file begins: its mark says that it is UTF-8. */
export const CSV_MARK = '\uFEFF';

/**
 * Rows as a file that spreadsheets open: UTF-8 with its mark, semicolons, every text in quotes. A text that a spreadsheet would run
 * gets an apostrophe in front of it (OWASP, "CSV Injection"): it is read as the text that it is.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return CSV_MARK + csvLines(rows);
}

/** The same without the mark, for a file that is written part by part. */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(';')}\r\n`).join('');
}

function cellOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') {
    if (NUMBER.test(cell.number)) return cell.number;
    throw new Error('a cell that is no number');
  }
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
