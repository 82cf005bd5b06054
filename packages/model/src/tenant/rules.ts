import { z } from 'zod';
import { Locale } from './texts.ts';
import { WordList } from './word-list.ts';

/** What each looks for is in docs/decisions/0048. */
export const RULE_NAMES = [
  'contact',
  'money-first',
  'transfer',
  'false-work',
  'off-platform',
  'look-alike',
  'words',
  'new-member',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];

/** flag: a moderator is shown the text. hold: besides, nobody else sees it before. */
export const RuleEffect = z.enum(['off', 'flag', 'hold']);
export type RuleEffect = z.infer<typeof RuleEffect>;

export const RuleSettings = z.strictObject({
  contact: RuleEffect.default('flag'),
  'money-first': RuleEffect.default('hold'),
  transfer: RuleEffect.default('hold'),
  'false-work': RuleEffect.default('hold'),
  'off-platform': RuleEffect.default('flag'),
  'look-alike': RuleEffect.default('hold'),
  words: RuleEffect.default('flag'),
  'new-member': RuleEffect.default('off'),
  /** Of the rule `words`, for texts in that language. */
  lists: z.partialRecord(Locale, WordList).default({}),
});
export type RuleSettings = z.infer<typeof RuleSettings>;
