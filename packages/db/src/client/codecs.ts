import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';

const numberArrays = [1005, 1007, 1021, 1022];
const otherArrays = [1000, 1009, 1015, 1016, 1182, 1115, 1185, 2951];

/** Drizzle wants dates as text and writes arrays itself; raw queries also pass Date and array parameters. */
export function setCodecs(sql: Sql): void {
  drizzle(sql);
  const { parsers, serializers } = sql.options as unknown as {
    parsers: Record<number, (text: string) => unknown>;
    serializers: Record<number, (value: unknown) => unknown>;
  };
  for (const type of [1082, 1114, 1184]) {
    serializers[type] = (value) => (value instanceof Date ? value.toISOString() : value);
  }
  for (const type of [...numberArrays, ...otherArrays]) {
    serializers[type] = (value) => (Array.isArray(value) ? arrayLiteral(value) : value);
  }
  for (const type of [1009, 1015, 2951]) parsers[type] = parseArray;
  for (const type of numberArrays) parsers[type] = (text) => parseArray(text).map(numberOrNull);
}

const numberOrNull = (item: string | null) => (item === null ? null : Number(item));

/** https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO */
function arrayLiteral(items: unknown[]): string {
  const written = items.map((item) => {
    if (item === null || item === undefined) return 'null';
    if (Array.isArray(item)) return arrayLiteral(item);
    const text = item instanceof Date ? item.toISOString() : String(item);
    return `"${text.replace(/["\\]/g, '\\$&')}"`;
  });
  return `{${written.join(',')}}`;
}

const item = /"((?:[^"\\]|\\.)*)"|([^,{}]+)/gs;

/** One dimension is all that our tables have. */
function parseArray(text: string): (string | null)[] {
  return [...text.matchAll(item)].map(([, quoted, bare]) =>
    quoted !== undefined ? quoted.replace(/\\(.)/gs, '$1') : bare === 'NULL' ? null : (bare ?? null),
  );
}
