import { jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Global: what operators did. Only the operator's role reads and adds lines; nobody changes one. */
export const auditLog = pgTable('audit_log', {
  id: uuid('id').primaryKey(),
  at: moment('at').notNull().defaultNow(),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  tenantId: uuid('tenant_id'),
  details: jsonb('details').$type<Record<string, unknown>>().notNull().default({}),
});
