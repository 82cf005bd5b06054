import type { DomainFindings, DomainState } from '@entraide/model/domain';
import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

export const domainClaims = pgTable(
  'domain_claims',
  {
    tenantId,
    host: text('host').notNull(),
    state: text('state').$type<DomainState>().notNull().default('claimed'),
    looksLike: text('looks_like'),
    claimedAt: moment('claimed_at').notNull(),
    provenAt: moment('proven_at'),
    letGoAt: moment('let_go_at'),
    checkedAt: moment('checked_at'),
    failingSince: moment('failing_since'),
    toldAt: moment('told_at'),
    found: jsonb('found').$type<DomainFindings>(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.host] })],
);
