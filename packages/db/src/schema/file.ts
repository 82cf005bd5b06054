import { bigint, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytea, moment, tenantId } from './columns.ts';

/** Which files a space has; the bytes are in the file store. */
export const files = pgTable(
  'files',
  {
    tenantId,
    /** Hexadecimal, of the bytes. */
    sha256: text('sha256').notNull(),
    /** Bytes. */
    size: bigint('size', { mode: 'number' }).notNull(),
    mediaType: text('media_type').notNull(),
    purpose: text('purpose').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    keptUntil: moment('kept_until').notNull(),
    state: text('state', { enum: ['storing', 'waiting', 'stored', 'removing'] }).notNull(),
    /** While it is waiting for a job to store it. */
    bytes: bytea('bytes'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.sha256] })],
);
