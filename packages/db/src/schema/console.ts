import { bigint, boolean, integer, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

/** Global, for the operator's role alone: how every space is. */
export const spaceHealth = pgTable('space_health', {
  tenantId: uuid('tenant_id').primaryKey(),
  words: text('words').notNull(),
  adminKeys: text('admin_keys').array().notNull(),
  members: integer('members').notNull(),
  admins: integer('admins').notNull(),
  adminsAlive: integer('admins_alive').notNull(),
  listingsWeek: integer('listings_week').notNull(),
  answersWeek: integer('answers_week').notNull(),
  answeredWeek: integer('answered_week').notNull(),
  waiting: integer('waiting').notNull(),
  waitingSince: moment('waiting_since'),
  mailsFailed: integer('mails_failed').notNull(),
  jobsFailed: integer('jobs_failed').notNull(),
  mailsBounced: integer('mails_bounced').notNull().default(0),
  /** Bytes. */
  storageBytes: bigint('storage_bytes', { mode: 'number' }).notNull(),
  domain: text('domain', { enum: ['none', 'waiting', 'good', 'failing'] }).notNull(),
  lastActAt: moment('last_act_at'),
  lastRevisionAt: moment('last_revision_at'),
  undecided: integer('undecided').notNull().default(0),
  overdueAt: moment('overdue_at'),
  adminsSeenAt: moment('admins_seen_at'),
  handOverDueAt: moment('hand_over_due_at'),
  level: smallint('level').notNull(),
  refreshedAt: moment('refreshed_at').notNull(),
});

/** Global, written by the operator's role: what is told to the admins of every space. */
export const announcements = pgTable('announcements', {
  id: uuid('id').primaryKey(),
  textFr: text('text_fr').notNull(),
  textEn: text('text_en').notNull(),
  createdAt: moment('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  until: moment('until').notNull(),
  byMail: boolean('by_mail').notNull(),
  mailedTo: uuid('mailed_to'),
  mailedAt: moment('mailed_at'),
});

export const supportVisits = pgTable(
  'support_visits',
  {
    tenantId,
    id: uuid('id').notNull(),
    operator: text('operator').notNull(),
    reason: text('reason').notNull(),
    createdAt: moment('created_at').notNull(),
    until: moment('until').notNull(),
    linkHash: text('link_hash'),
    sessionHash: text('session_hash'),
    openedAt: moment('opened_at'),
    endedAt: moment('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);
