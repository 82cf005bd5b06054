import { DIGEST_TIMES, NOTICE_CHOICES, NOTICE_PACES } from '@entraide/model/notice';
import { sql } from 'drizzle-orm';
import { boolean, date, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

const choice = (name: string) => text(name, { enum: NOTICE_CHOICES }).notNull();

export const noticeSettings = pgTable(
  'notice_settings',
  {
    tenantId,
    memberId: uuid('member_id').notNull(),
    urgent: choice('urgent').default('now'),
    message: choice('message').default('now'),
    alert: choice('alert').default('digest'),
    life: text('life', { enum: ['now', 'never'] })
      .notNull()
      .default('now'),
    dues: text('dues', { enum: ['now', 'never'] })
      .notNull()
      .default('now'),
    digestDay: smallint('digest_day').notNull().default(2),
    digestTime: text('digest_time', { enum: DIGEST_TIMES }).notNull().default('morning'),
    quietFrom: smallint('quiet_from').notNull().default(22),
    quietTo: smallint('quiet_to').notNull().default(8),
    wakeForUrgent: boolean('wake_for_urgent').notNull().default(false),
    wakeForMessages: boolean('wake_for_messages').notNull().default(true),
    radiusKm: smallint('radius_km').notNull().default(25),
    weeklyMost: smallint('weekly_most').notNull().default(3),
    messageText: boolean('message_text').notNull().default(true),
    timeZone: text('time_zone'),
    mailedOn: date('mailed_on', { mode: 'string' }).array().notNull().default(sql`'{}'`),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.memberId] })],
);

export const notices = pgTable(
  'notices',
  {
    tenantId,
    id: uuid('id').notNull(),
    memberId: uuid('member_id').notNull(),
    kind: text('kind', { enum: ['urgent', 'message', 'alert'] }).notNull(),
    aboutId: uuid('about_id').notNull(),
    alertId: uuid('alert_id'),
    pace: text('pace', { enum: NOTICE_PACES }).notNull(),
    createdAt: moment('created_at').notNull(),
    dueAt: moment('due_at').notNull(),
    mailId: uuid('mail_id'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);
