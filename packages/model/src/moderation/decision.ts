import { z } from 'zod';
import { Text } from '../text/index.ts';
import { Reason } from './reasons.ts';

/** What a case can be about. */
export const SUBJECT_KINDS = ['listing', 'message', 'member', 'photo'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/**
 * What a person may decide about each. keep: nothing is wrong. ask: hidden until its author has changed it. hide: hidden for now.
 * remove: gone for good, after the time to appeal. warn: a word to its author. limit: they read and do not write for a while. ban:
 * they are out, once a second person agrees.
 */
export const CHOICES = {
  listing: ['keep', 'ask', 'hide', 'remove', 'warn', 'limit', 'ban'],
  message: ['keep', 'remove', 'warn', 'limit', 'ban'],
  // What is removed of a person is the text with which they introduce themselves.
  member: ['keep', 'remove', 'warn', 'limit', 'ban'],
  photo: ['keep', 'remove', 'warn', 'limit', 'ban'],
} as const satisfies Record<SubjectKind, readonly string[]>;

export type Choice = (typeof CHOICES)['listing'][number];
/** Besides, a rule may hold a text until a person has read it. */
export type DecisionKind = Choice | 'hold';

/** Those that take the listing, message, photo or text of a profile away. */
export const HIDING: readonly DecisionKind[] = ['hold', 'ask', 'hide', 'remove', 'limit', 'ban'];
/** Those by which its author may not write for a while. */
export const LIMITING: readonly DecisionKind[] = ['limit', 'ban'];
/** A second person has to agree. */
export const NEEDS_SECOND: readonly DecisionKind[] = ['ban'];
/** Nobody is told that nothing happened, and nobody can appeal against it. */
export const SILENT: readonly DecisionKind[] = ['keep'];

export const FACTS_LENGTH = { min: 10, max: 2000 };
/** Characters of a sentence that a space keeps for a reason. */
export const REASON_SENTENCE_LENGTH = 500;
export const LIMIT_DAYS = [1, 7, 30, 90] as const;
/** How long a decision can be undone; nobody is told before. */
export const UNDO_SECONDS = 120;
/** Six months, as Regulation (EU) 2022/2065, article 20 has it. */
export const APPEAL_DAYS = 183;
/** How long somebody may not write while a ban waits for a second person. */
export const BAN_WAITS_DAYS = 14;

export const DecisionInput = z.strictObject({
  kind: z.enum(CHOICES.listing),
  ground: Reason,
  /** What happened, in the language of whom it is about; left out: the sentence that the ground has. */
  facts: Text.max(FACTS_LENGTH.max).optional(),
  /** Of a limit. */
  days: z.coerce
    .number()
    .pipe(z.union(LIMIT_DAYS.map((days) => z.literal(days))))
    .optional(),
});
export type DecisionInput = z.infer<typeof DecisionInput>;

export const CASE_STATES = ['open', 'second', 'decided'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** For so many days nothing of a case is erased in which a life is in danger; an admin may say so again. */
export const HOLD_DAYS = 180;
