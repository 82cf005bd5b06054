type Cell = string | number | null;

/** A spreadsheet runs a cell that begins so as a formula, also after blanks. */
const FORMULA = /^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/**
 * Rows as a file that spreadsheets open: UTF-8 with its mark, semicolons, every text in quotes. A text that a spreadsheet would run
 * gets an apostrophe in front of it (OWASP, "CSV Injection"): it is read as the text that it is.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`;
}

function cellOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
