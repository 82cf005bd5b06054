import { CASE_STATES, SUBJECT_KINDS } from '@entraide/model/moderation';
import { boolean, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

/** What a thing said when it was reported. */
export interface Evidence {
  at: string;
  /** Of its author. */
  name: string;
  title?: string;
  text?: string;
  /** Ids of those that were sent with it. */
  photos?: string[];
  locale: string;
}

/** Whom a case is about, as they were known when somebody said that a life is in danger. */
export interface HeldPerson {
  name: string;
  email: string;
  /** When they became a member. */
  since: string;
}

/** A rule that flags it, and where: characters from and to, of the title or the text. */
export interface CaseFlag {
  rule: string;
  effect: 'flag' | 'hold';
  marks: { field: 'title' | 'body'; from: number; to: number }[];
}

export const cases = pgTable(
  'cases',
  {
    tenantId,
    id: uuid('id').notNull(),
    subjectKind: text('subject_kind', { enum: SUBJECT_KINDS }).notNull(),
    subjectId: uuid('subject_id').notNull(),
    authorId: uuid('author_id').notNull(),
    evidence: jsonb('evidence').$type<Evidence[]>(),
    evidenceUntil: moment('evidence_until'),
    harm: smallint('harm').notNull(),
    flags: jsonb('flags').$type<CaseFlag[]>().notNull().default([]),
    reportCount: integer('report_count').notNull().default(0),
    state: text('state', { enum: CASE_STATES }).notNull().default('open'),
    openedAt: moment('opened_at').notNull(),
    decidedAt: moment('decided_at'),
    claimedBy: uuid('claimed_by'),
    claimedUntil: moment('claimed_until'),
    handedOver: boolean('handed_over').notNull().default(false),
    dangerAt: moment('danger_at'),
    dangerBy: uuid('danger_by'),
    heldUntil: moment('held_until'),
    heldPerson: jsonb('held_person').$type<HeldPerson>(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const reports = pgTable(
  'reports',
  {
    tenantId,
    id: uuid('id').notNull(),
    caseId: uuid('case_id').notNull(),
    reporterId: uuid('reporter_id'),
    email: text('email'),
    name: text('name'),
    locale: text('locale').notNull(),
    reason: text('reason').notNull(),
    words: text('words').notNull().default(''),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const decisions = pgTable(
  'decisions',
  {
    tenantId,
    id: uuid('id').notNull(),
    caseId: uuid('case_id').notNull(),
    subjectId: uuid('subject_id').notNull(),
    authorId: uuid('author_id').notNull(),
    kind: text('kind', { enum: ['keep', 'hold', 'ask', 'hide', 'remove', 'warn', 'limit', 'ban'] }).notNull(),
    groundKind: text('ground_kind', { enum: ['law', 'charter'] }).notNull(),
    ground: text('ground').notNull(),
    facts: text('facts').notNull(),
    locale: text('locale').notNull(),
    automated: boolean('automated').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: moment('decided_at').notNull(),
    until: moment('until'),
    appealUntil: moment('appeal_until').notNull(),
    before: jsonb('before')
      .$type<{ decisionId?: string | null; limitedUntil?: string | null }>()
      .notNull()
      .default({}),
    confirmedBy: uuid('confirmed_by'),
    confirmedAt: moment('confirmed_at'),
    undoneAt: moment('undone_at'),
    reversedAt: moment('reversed_at'),
    toldAt: moment('told_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const appeals = pgTable(
  'appeals',
  {
    tenantId,
    id: uuid('id').notNull(),
    decisionId: uuid('decision_id').notNull(),
    firstBy: uuid('first_by'),
    memberId: uuid('member_id').notNull(),
    words: text('words').notNull(),
    createdAt: moment('created_at').notNull(),
    outcome: text('outcome', { enum: ['upheld', 'reversed'] }),
    reasons: text('reasons'),
    decidedBy: uuid('decided_by'),
    decidedAt: moment('decided_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);
