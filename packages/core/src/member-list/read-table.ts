import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { Invalid } from '../error/index.ts';

export interface Row {
  /** Of the file, from 1: where the row begins. */
  line: number;
  cells: string[];
}

export const MOST_LINES = 100_000;
const MOST_COLUMNS = 60;
const MOST_OF_A_ROW = 20_000;
const SEPARATORS = ['\t', ';', ','] as const;
const LOOKED_AT = 20;

/**
 * The rows of a list, whatever stands between its cells; empty ones are left out.
 * @throws Invalid at `file`: `empty`, `too-many-lines`, or `line` with the number of a line that cannot be read
 */
export async function readTable(given: string): Promise<Row[]> {
  const all = given.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  // Excel writes "sep=;" above a table, or reads it there.
  const said = /^"?sep=([;,\t])"?\n/i.exec(all);
  const text = said ? `\n${all.slice(said[0].length)}` : all;
  const separator = said?.[1] ?? (await separatorOf(text));
  const rows = await rowsOf(text, separator);
  if (rows.length === 0) throw fault('empty');
  return rows;
}

/** The one that parts the first lines into most columns, the same number in most of them. */
async function separatorOf(text: string): Promise<string> {
  const head = text
    .split('\n', LOOKED_AT + 1)
    .slice(0, LOOKED_AT)
    .join('\n');
  let best = { separator: ';', columns: 1 };
  for (const separator of SEPARATORS) {
    // The head may end inside quotes.
    const rows = await rowsOf(head, separator).catch(() => []);
    const counts = rows.map(({ cells }) => cells.length).sort((a, b) => a - b);
    const columns = counts[Math.floor(counts.length / 2)] ?? 1;
    if (columns > best.columns) best = { separator, columns };
  }
  return best.separator;
}

async function rowsOf(text: string, delimiter: string): Promise<Row[]> {
  const rows: Row[] = [];
  let read = 0;
  const keep = (record: string[], { lines }: { lines: number }) => {
    const cells = record.slice(0, MOST_COLUMNS).map((cell) => cell.trim());
    if (cells.some((cell) => cell !== '')) rows.push({ line: read + 1, cells });
    read = lines;
    if (rows.length > MOST_LINES) throw fault('too-many-lines');
    return null;
  };
  const parser = parse({
    ...{ delimiter, relax_quotes: true, relax_column_count: true },
    max_record_size: MOST_OF_A_ROW,
    // Rows that are only handed on would be lost with a later line that cannot be read, and its number with them.
    on_record: keep,
  });
  try {
    // In pieces, so that other requests are answered between them.
    await pipeline(pieces(text), parser.resume());
  } catch (error) {
    if (error instanceof CsvError) throw fault('line', read + 1);
    throw error;
  }
  return rows;
}

async function* pieces(text: string) {
  for (let at = 0; at < text.length; at += 65_536) {
    yield text.slice(at, at + 65_536);
    // Streams alone let nobody else in.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const fault = (code: 'empty' | 'too-many-lines' | 'line', line?: number) =>
  new Invalid([
    {
      path: line === undefined ? ['file'] : ['file', line],
      code,
      message:
        line === undefined
          ? 'This list cannot be read.'
          : `Line ${line} cannot be read: its quotes do not close.`,
    },
  ]);
