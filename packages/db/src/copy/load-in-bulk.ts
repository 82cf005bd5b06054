import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { type BulkSession, openBulkSession } from './bulk-session.ts';
import { type CopyValue, copyLine } from './copy-text.ts';

export type CopyRows = Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>;

/** What a bulk load may do: all of it in one transaction of the owner's. */
export interface Bulk {
  query<Row extends object>(text: string, values?: CopyValue[]): Promise<Row[]>;
  /** Returns the number of rows sent. */
  copy(table: string, columns: readonly string[], rows: CopyRows): Promise<number>;
  /** The same from text that COPY itself wrote. */
  copyText(table: string, columns: readonly string[], text: AsyncIterable<Buffer>): Promise<void>;
  /** Takes the table's indexes away (those of no constraint), runs `fill`, and builds them again: several times as fast. */
  withoutIndexes<T>(table: string, fill: () => Promise<T>): Promise<T>;
}

/**
 * One session of its own, one transaction: all of `work` is there for everybody afterwards, or nothing.
 * Throws what `work` or Postgres throws.
 */
export async function loadInBulk<T>(ownerUrl: string, work: (bulk: Bulk) => Promise<T>): Promise<T> {
  const session = openBulkSession(ownerUrl);
  try {
    await session.sql.unsafe('begin');
    const result = await Promise.race([work(bulkOn(session)), session.gone]);
    // A transaction that failed answers ROLLBACK, without an error.
    const { command } = await session.sql.unsafe('commit');
    if (command !== 'COMMIT') throw new Error('The load was rolled back');
    return result;
  } finally {
    // Not sql.begin: after a lost session it writes its ROLLBACK to a socket that is no more. The transaction goes with its session.
    await session.sql.end({ timeout: 0 });
  }
}

function bulkOn({ sql, gone, isGone }: BulkSession): Bulk {
  const send = async (table: string, columns: readonly string[], chunks: AsyncIterable<Buffer | string>) => {
    if (isGone()) await gone;
    const query = sql.unsafe(`copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`);
    const failure = failureOf(query);
    await Promise.race([pour(chunks, await query.writable()), failure, gone]);
  };
  // The driver would connect again and run the rest outside of any transaction, the stamp that all is there included.
  const bulk: Bulk = {
    async query<Row extends object>(text: string, values: CopyValue[] = []) {
      if (isGone()) await gone;
      return (await sql.unsafe(text, values)) as unknown as Row[];
    },
    async copy(table, columns, rows) {
      let sent = 0;
      await send(
        table,
        columns,
        inChunks(rows, () => sent++),
      );
      return sent;
    },
    copyText: (table, columns, text) => send(table, columns, text),
    async withoutIndexes(table, fill) {
      const indexes = await bulk.query<{ name: string; definition: string }>(indexesOf, [table]);
      for (const { name } of indexes) await bulk.query(`drop index ${quoted(name)}`);
      const filled = await fill();
      for (const { definition } of indexes) await bulk.query(definition);
      await bulk.query(`analyze ${quoted(table)}`);
      return filled;
    },
  };
  return bulk;
}

/**
 * Rejects when the server refuses the rows. postgres 3.4.9 has settled the query by then, with the stream, and tells the stream
 * only as long as it has not been ended: a duplicate in the last buffer would be waited for in vain.
 */
function failureOf(query: object): Promise<never> {
  const settled = query as { reject: (error: unknown) => void };
  const tell = settled.reject;
  const failure = new Promise<never>((_, reject) => {
    settled.reject = (error) => {
      tell(error);
      reject(error);
    };
  });
  failure.catch(() => {});
  return failure;
}

const indexesOf = `
  select c.relname as name, pg_get_indexdef(c.oid) as definition
  from pg_index i join pg_class c on c.oid = i.indexrelid
  where i.indrelid = to_regclass($1) and not exists (select from pg_constraint k where k.conindid = c.oid)
  order by c.relname`;

const chunk = 1 << 16;

async function* inChunks(rows: CopyRows, onRow: () => void): AsyncGenerator<string> {
  let pending = '';
  for await (const row of rows) {
    pending += copyLine(row);
    onRow();
    if (pending.length < chunk) continue;
    yield pending;
    pending = '';
  }
  yield pending;
}

async function pour(chunks: AsyncIterable<Buffer | string>, stream: Writable): Promise<void> {
  const done = finished(stream);
  // The failure surfaces below, at the await of `done`; until then it must not count as unhandled.
  done.catch(() => {});
  for await (const some of chunks) if (!stream.write(some)) await Promise.race([once(stream, 'drain'), done]);
  stream.end();
  await done;
}

export function quoted(name: string): string {
  return name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.');
}
