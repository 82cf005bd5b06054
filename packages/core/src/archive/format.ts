import { z } from 'zod';

/** Changes when an archive of before could not be read any more. */
export const FORMAT = 1;
export const HEAD = 'archive.json';
export const MANIFEST = 'manifest.json';

const MIB = 2 ** 20;
/** A part is sent when it holds this many bytes; its last row may be larger. */
export const PART_BYTES = MIB;
/** No part, head or manifest is larger: the largest row, a revision of settings, holds 4 MiB of text. */
export const MAX_PART_BYTES = 24 * MIB;
/** Of an unpacked archive, unless told: more than any space holds, less than a small disk. */
export const MAX_TOTAL_BYTES = 50 * 1024 * MIB;

export const partName = (table: string, number: number) =>
  `rows/${table}/${String(number).padStart(6, '0')}.jsonl`;

const Rows = z.number().int().nonnegative();
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** First entry: what is to come. `tables` are in the order in which they can be filled: no row refers to one that comes later. */
export const Head = z.strictObject({
  format: z.number().int(),
  /** Newest migration of the database it comes from. */
  schema: z.string(),
  exportedAt: z.string(),
  /** Id of the space there; by it the import finds who was erased since. Archives of before do not say it. */
  origin: z.uuid().optional(),
  /** The tenant's own row, without its id. */
  tenant: z.looseObject({ slug: z.string(), status: z.string(), config: z.unknown() }),
  /** Hosts of its own that led to the space; they do not travel. */
  hosts: z.array(z.string()),
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()), rows: Rows })),
});
export type Head = z.infer<typeof Head>;

/** Last entry: an archive without it was cut short. */
export const Manifest = z.strictObject({
  parts: z.array(z.strictObject({ name: z.string(), rows: Rows, bytes: Rows, sha256: Sha256 })),
});
export type Part = z.infer<typeof Manifest>['parts'][number];

export interface Progress {
  done: number;
  of: number;
}
