import { z } from 'zod';
import { Line } from '../text/index.ts';
import { RULE_EFFECTS } from './rule-names.ts';
import { Locale } from './texts.ts';
import { WordList } from './word-list.ts';

const RuleEffect = z.enum(RULE_EFFECTS);
const MOST_CONTACTS = 50;

export const RuleSettings = z.strictObject({
  contact: RuleEffect.default('flag').describe('A number, an address or a link that everybody can read.'),
  'money-first': RuleEffect.default('hold').describe('Money before people have met.'),
  transfer: RuleEffect.default('hold').describe('Transfer services, vouchers and gift cards.'),
  'false-work': RuleEffect.default('hold').describe('Work, visas and papers that nobody can promise.'),
  'off-platform': RuleEffect.default('flag').describe('A first message that leads away from the space.'),
  'look-alike': RuleEffect.default('hold').describe('Names written like those of the space or its team.'),
  repeated: RuleEffect.default('flag').describe('The same text many times, or in several spaces.'),
  words: RuleEffect.default('flag').describe('Words of the space’s own lists.'),
  'new-member': RuleEffect.default('off').describe('The first listings of a new member.'),
  'child-photos': z
    .enum(['off', 'flag'])
    .default('off')
    .describe('Photos of listings about the care of children.'),
  lists: z
    .partialRecord(Locale, WordList)
    .default({})
    .describe(
      'Words of the rule "words", by the language of the text; a * at the end stands for any ending.',
    ),
  allowed: z
    .array(Line.min(3).max(100))
    .max(MOST_CONTACTS)
    .default([])
    .describe('Numbers and addresses that may stand anywhere, besides the contact of the space.'),
});
export type RuleSettings = z.infer<typeof RuleSettings>;
