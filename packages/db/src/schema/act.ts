import { jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

/** What was done in a space, by whom, to what: added to and read, never changed. */
export const acts = pgTable(
  'acts',
  {
    tenantId,
    id: uuid('id').notNull(),
    at: moment('at').notNull().defaultNow(),
    actorKind: text('actor_kind', {
      enum: ['visitor', 'member', 'operator', 'support', 'key', 'job', 'webhook'],
    }).notNull(),
    actorId: text('actor_id'),
    action: text('action').notNull(),
    subjectKind: text('subject_kind'),
    subjectId: text('subject_id'),
    details: jsonb('details').$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);
