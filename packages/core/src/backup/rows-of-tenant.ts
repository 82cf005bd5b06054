import { damaged } from './bad-backup.ts';
import type { Rows } from './manifest.ts';
import { readRows } from './read-rows.ts';

const NEWLINE = 10;
const escapes: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/**
 * The rows of one space as lines of JSON, for `json_to_recordset`: each value as the text that its type reads, a document of JSON as it is.
 * @param types of the columns that are wanted; a column that is not named is left out
 */
export async function* rowsOfTenant(
  dir: string,
  rows: Rows,
  {
    tenantId,
    types,
    onRows,
  }: { tenantId: string; types: ReadonlyMap<string, string>; onRows?: (more: number) => void },
): AsyncGenerator<string> {
  const [first] = rows.columns;
  if (first !== 'tenant_id' && first !== 'id') throw damaged(`${rows.name} does not begin with its space.`);
  const mine = Buffer.from(`${tenantId}\t`);
  for await (const line of linesOf(readRows(dir, rows, onRows)))
    if (line.subarray(0, mine.length).equals(mine)) yield jsonOf(line.toString('utf8'), rows.columns, types);
}

async function* linesOf(text: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const some of text) {
    let from = 0;
    for (let at = some.indexOf(NEWLINE); at !== -1; at = some.indexOf(NEWLINE, from)) {
      const end = some.subarray(from, at);
      yield rest.length === 0 ? end : Buffer.concat([...rest, end]);
      rest = [];
      from = at + 1;
    }
    if (from < some.length) rest.push(some.subarray(from));
  }
}

function jsonOf(line: string, columns: readonly string[], types: ReadonlyMap<string, string>): string {
  const values = line.split('\t');
  const fields: string[] = [];
  for (const [index, name] of columns.entries()) {
    const type = types.get(name);
    if (type === undefined) continue;
    const text = plain(values[index] ?? '\\N');
    const isJson = type === 'json' || type === 'jsonb';
    fields.push(`${JSON.stringify(name)}:${text === null || isJson ? text : JSON.stringify(text)}`);
  }
  return `{${fields.join(',')}}`;
}

/** https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS */
function plain(value: string): string | null {
  if (value === '\\N') return null;
  if (!value.includes('\\')) return value;
  return value.replaceAll(/\\(.)/gs, (_, sign: string) => escapes[sign] ?? sign);
}
