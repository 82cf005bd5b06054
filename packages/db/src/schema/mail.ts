import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

export const mailStops = pgTable(
  'mail_stops',
  {
    tenantId,
    email: text('email').notNull(),
    reason: text('reason', { enum: ['bounced', 'complained'] }).notNull(),
    stoppedAt: moment('stopped_at').notNull(),
    /** When the member read of it and left it so; null: the next visit tells. */
    toldAt: moment('told_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.email] })],
);

export const mailEvents = pgTable(
  'mail_events',
  {
    tenantId,
    /** As the provider names it. */
    id: text('id').notNull(),
    receivedAt: moment('received_at').notNull(),
    doneAt: moment('done_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);
