import type { Scratch } from './open-server.ts';

export interface Part {
  name: string;
  bytes: number;
}

export interface Sizes {
  listings: number;
  /** Heap bytes of the listings without the columns that only searching needs (those that the database computes). */
  ownBytes: number;
  /** All indexes, the primary key's included; computed columns; tables that are kept for searching. */
  searchBytes: number;
  share: number;
  parts: Part[];
}

/** Bytes after a vacuum, indexes as they have grown. */
export async function readSizes({ superuser }: Scratch): Promise<Sizes> {
  const ask = <Row>(text: string) => superuser.unsafe(text) as unknown as Promise<Row[]>;
  const computed = await ask<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'listings'::regclass and attgenerated <> ''`,
  );
  const sum = computed.map(({ name }) => `pg_column_size(${name})`).join(' + ') || '0';
  const [heap] = await ask<{ bytes: number; computed: number; listings: number }>(
    `select pg_table_size('listings')::float8 as bytes, sum(${sum})::float8 as computed, count(*)::int as listings from listings`,
  );
  const indexes = await ask<Part>(
    `select indexrelid::regclass::text as name, pg_relation_size(indexrelid)::float8 as bytes from pg_index
      where indrelid = 'listings'::regclass order by 2 desc`,
  );
  const kept = await ask<Part>(
    `select relname::text as name, pg_total_relation_size(oid)::float8 as bytes from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname like 'listing\\_%' order by 2 desc`,
  );
  const { bytes = 0, computed: computedBytes = 0, listings = 0 } = heap ?? {};
  const parts = [{ name: 'computed columns', bytes: computedBytes }, ...indexes, ...kept];
  const searchBytes = parts.reduce((all, part) => all + part.bytes, 0);
  const ownBytes = bytes - computedBytes;
  return { listings, ownBytes, searchBytes, share: searchBytes / ownBytes, parts };
}
