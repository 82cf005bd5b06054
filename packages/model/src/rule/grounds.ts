import type { Reason } from '../moderation/index.ts';
import type { RuleName } from '../tenant/index.ts';

/** What a rule suspects: how soon a person looks, and the ground that is named. */
export const RULE_GROUNDS: Readonly<Record<RuleName, Reason>> = {
  contact: 'contact',
  'money-first': 'money',
  transfer: 'scam',
  'false-work': 'scam',
  'off-platform': 'contact',
  'look-alike': 'impersonation',
  repeated: 'advertising',
  words: 'other',
  'new-member': 'other',
};
