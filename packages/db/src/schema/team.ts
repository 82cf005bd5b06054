import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

export const teamTold = pgTable(
  'team_told',
  {
    tenantId,
    what: text('what', {
      enum: [
        'day',
        'admins',
        'operators',
        'second-admin',
        'still-there-1',
        'still-there-2',
        'seen',
        'room-near',
        'room-full',
        'trial-ends',
      ],
    }).notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.what] })],
);

export const absences = pgTable(
  'absences',
  {
    tenantId,
    id: uuid('id').notNull(),
    memberId: uuid('member_id').notNull(),
    standInId: uuid('stand_in_id'),
    until: moment('until').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const handOvers = pgTable(
  'hand_overs',
  {
    tenantId,
    id: uuid('id').notNull(),
    memberId: uuid('member_id').notNull(),
    startedBy: text('started_by').notNull(),
    reason: text('reason').notNull(),
    startedAt: moment('started_at').notNull(),
    dueAt: moment('due_at').notNull(),
    doneAt: moment('done_at'),
    stoppedAt: moment('stopped_at'),
    stoppedBy: text('stopped_by', { enum: ['admin', 'operator', 'gone'] }),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const handOverObjections = pgTable(
  'hand_over_objections',
  {
    tenantId,
    handOverId: uuid('hand_over_id').notNull(),
    memberId: uuid('member_id').notNull(),
    words: text('words').notNull().default(''),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.handOverId, t.memberId] })],
);
