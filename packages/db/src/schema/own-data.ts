import { date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

/** Files of all that is kept about a member, made for them. */
export const memberExports = pgTable(
  'member_exports',
  {
    tenantId,
    id: uuid('id').notNull(),
    memberId: uuid('member_id').notNull(),
    state: text('state', { enum: ['waiting', 'making', 'ready'] })
      .notNull()
      .default('waiting'),
    done: integer('done').notNull().default(0),
    steps: integer('steps').notNull().default(0),
    askedAt: moment('asked_at').notNull(),
    readyAt: moment('ready_at'),
    endsAt: moment('ends_at').notNull(),
    fileSha256: text('file_sha256'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

/** Who was erased, by an id that leads to nobody. */
export const erasures = pgTable(
  'erasures',
  { tenantId, memberId: uuid('member_id').notNull(), erasedOn: date('erased_on').notNull() },
  (t) => [primaryKey({ columns: [t.tenantId, t.memberId] })],
);
