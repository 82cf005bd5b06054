export type CopyValue = string | number | null;

const special = /[\\\t\n\r]/g;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A row in COPY's text format. https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS */
export function copyLine(row: readonly CopyValue[]): string {
  let line = '';
  for (let index = 0; index < row.length; index++) {
    const value = row[index] ?? null;
    if (index > 0) line += '\t';
    if (value === null) line += '\\N';
    else if (typeof value === 'number') line += value;
    else line += value.replace(special, (character) => escapes[character] ?? character);
  }
  return `${line}\n`;
}
