import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import postgres from 'postgres';
import { type CopyValue, copyLine } from './copy-text.ts';

export type CopyRows = Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>;

/** What a bulk load may do: all of it in one transaction of the owner's. */
export interface Bulk {
  query<Row extends object>(text: string, values?: CopyValue[]): Promise<Row[]>;
  /** Returns the number of rows sent. */
  copy(table: string, columns: readonly string[], rows: CopyRows): Promise<number>;
  /** Takes the table's indexes away (those of no constraint), runs `fill`, and builds them again: several times as fast. */
  withoutIndexes<T>(table: string, fill: () => Promise<T>): Promise<T>;
}

/**
 * One connection of its own, one transaction: all of `work` is there for everybody afterwards, or nothing.
 * Throws what `work` or Postgres throws; a lost connection rejects and leaves nothing behind.
 */
export async function loadInBulk<T>(ownerUrl: string, work: (bulk: Bulk) => Promise<T>): Promise<T> {
  const sql = postgres(ownerUrl, {
    max: 1,
    fetch_types: false,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => {},
    connection: { application_name: 'entraide-bulk', statement_timeout: 0, maintenance_work_mem: '128MB' },
  });
  try {
    return (await sql.begin((tx) => work(bulkOn(tx)))) as T;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function bulkOn(tx: postgres.TransactionSql): Bulk {
  const bulk: Bulk = {
    async query<Row extends object>(text: string, values: CopyValue[] = []) {
      return (await tx.unsafe(text, values)) as unknown as Row[];
    },
    async copy(table, columns, rows) {
      const into = `copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`;
      return await pour(rows, await tx.unsafe(into).writable());
    },
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

const indexesOf = `
  select c.relname as name, pg_get_indexdef(c.oid) as definition
  from pg_index i join pg_class c on c.oid = i.indexrelid
  where i.indrelid = to_regclass($1) and not exists (select from pg_constraint k where k.conindid = c.oid)
  order by c.relname`;

const chunk = 1 << 16;

async function pour(rows: CopyRows, stream: Writable): Promise<number> {
  let pending = '';
  let sent = 0;
  const done = finished(stream);
  // The failure surfaces below, at the await of `done`; until then it must not count as unhandled.
  done.catch(() => {});
  for await (const row of rows) {
    pending += copyLine(row);
    sent++;
    if (pending.length < chunk) continue;
    const more = stream.write(pending);
    pending = '';
    if (!more) await Promise.race([once(stream, 'drain'), done]);
  }
  stream.end(pending);
  await done;
  return sent;
}

function quoted(name: string): string {
  return name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.');
}
