import type { RuleName } from '../tenant/index.ts';
import type { Concept } from './concepts.ts';

/** Things that tell somebody who means harm when they stand together. Each part is one of several concepts; in any order, unless `inOrder`. */
export interface Sign {
  rule: Extract<RuleName, 'money-first' | 'transfer' | 'false-work' | 'off-platform' | 'look-alike'>;
  parts: readonly (readonly Part[])[];
  /** How many words may stand between the first part and each other. */
  within: number;
  inOrder?: true;
}

/** Two things that say a third when one follows the other closely: "before" and "any viewing", "once" and "the invoice is paid". */
export const COMPOUNDS = {
  beforeSeeing: { parts: [['before'], ['seeing']], within: 3 },
  afterPaying: { parts: [['after'], ['payment']], within: 4 },
} as const satisfies Record<
  string,
  { parts: readonly [readonly Concept[], readonly Concept[]]; within: number }
>;
export type Part = Concept | keyof typeof COMPOUNDS;

export const SIGNS: readonly Sign[] = [
  { rule: 'money-first', parts: [['prepaid']], within: 0 },
  { rule: 'money-first', parts: [['advance'], ['absent']], within: 35 },
  { rule: 'money-first', parts: [['advance'], ['keeper'], ['keys', 'visit']], within: 15 },
  { rule: 'money-first', parts: [['advance', 'pay'], ['book'], ['money', 'advance', 'proof']], within: 12 },
  { rule: 'money-first', parts: [['advance', 'pay'], ['later']], within: 12 },
  {
    rule: 'money-first',
    parts: [['advance', 'check'], ['once'], ['address', 'keys', 'delivery']],
    within: 15,
  },
  { rule: 'money-first', parts: [['proof'], ['pay', 'money', 'address']], within: 15 },
  { rule: 'money-first', parts: [['surplus'], ['difference']], within: 20 },
  { rule: 'money-first', parts: [['loan'], ['fee']], within: 35 },
  { rule: 'money-first', parts: [['inheritance'], ['illness'], ['fee', 'money']], within: 35 },
  { rule: 'money-first', parts: [['fee', 'advance'], ['delivery'], ['pay', 'only']], within: 15 },
  { rule: 'money-first', parts: [['insureParcel'], ['pay', 'only', 'unseen']], within: 12 },
  { rule: 'money-first', parts: [['visa'], ['fee'], ['pay', 'only', 'once']], within: 15 },

  {
    rule: 'money-first',
    parts: [['advance', 'pay', 'money'], ['myAccount'], ['once', 'keys', 'later', 'absent', 'delivery']],
    within: 20,
  },
  {
    rule: 'money-first',
    parts: [['advance'], ['book'], ['unseen', 'absent', 'delivery', 'only']],
    within: 20,
  },
  { rule: 'money-first', parts: [['pay', 'advance'], ['once'], ['delivery', 'keys', 'address']], within: 12 },

  { rule: 'money-first', parts: [['advance'], ['pay', 'settleBefore'], ['urgency']], within: 12 },
  { rule: 'money-first', parts: [['advance'], ['relative', 'keeper'], ['handOver']], within: 20 },
  { rule: 'money-first', parts: [['settleBefore'], ['delivery', 'absent', 'keys']], within: 20 },

  // Said with other words: each part stands for many.
  { rule: 'money-first', parts: [['advance', 'means'], ['beforeSeeing']], within: 14 },
  { rule: 'money-first', parts: [['afterPaying'], ['delivery', 'keys', 'address', 'keeper']], within: 12 },
  { rule: 'money-first', parts: [['afterPaying'], ['absent']], within: 20 },
  {
    rule: 'money-first',
    parts: [['evidence'], ['sendIt', 'once'], ['means', 'advance', 'keys', 'address']],
    within: 12,
  },
  { rule: 'money-first', parts: [['lendOut', 'loan'], ['noBank']], within: 15 },
  { rule: 'money-first', parts: [['mule'], ['keepShare'], ['passOn', 'means', 'check']], within: 20 },

  { rule: 'transfer', parts: [['service']], within: 0 },
  { rule: 'transfer', parts: [['lendOut', 'loan'], ['card']], within: 25 },
  { rule: 'transfer', parts: [['buy'], ['card']], within: 6, inOrder: true },
  { rule: 'transfer', parts: [['card'], ['scratch']], within: 18 },
  { rule: 'transfer', parts: [['payWith'], ['card']], within: 5, inOrder: true },
  { rule: 'transfer', parts: [['card'], ['release']], within: 12 },
  { rule: 'transfer', parts: [['crypto'], ['gain']], within: 25 },

  { rule: 'false-work', parts: [['visa'], ['guaranteed']], within: 10 },
  { rule: 'false-work', parts: [['visa'], ['agent'], ['passport', 'fee', 'refunded']], within: 25 },
  { rule: 'false-work', parts: [['passport'], ['agent', 'visa']], within: 15 },
  { rule: 'false-work', parts: [['easy'], ['fare', 'visa', 'kit'], ['job']], within: 30 },
  { rule: 'false-work', parts: [['document', 'visa'], ['unexamined']], within: 15 },
  { rule: 'false-work', parts: [['sell'], ['slot', 'document']], within: 8 },
  { rule: 'false-work', parts: [['kit'], ['buy', 'pay']], within: 8 },

  { rule: 'false-work', parts: [['register', 'fee'], ['refunded'], ['job', 'easy', 'visa']], within: 25 },
  { rule: 'false-work', parts: [['visa', 'document'], ['inside']], within: 15 },
  { rule: 'false-work', parts: [['applicantPays']], within: 0 },
  { rule: 'false-work', parts: [['papers'], ['handIn'], ['employer']], within: 7 },
  { rule: 'false-work', parts: [['hostess'], ['fullPhoto', 'visa', 'fare']], within: 25 },
  { rule: 'false-work', parts: [['document'], ['noLessons']], within: 10 },

  { rule: 'off-platform', parts: [['app']], within: 0 },
  { rule: 'off-platform', parts: [['number']], within: 0 },
  { rule: 'off-platform', parts: [['privateMail'], ['push', 'elsewhere']], within: 10 },
  { rule: 'off-platform', parts: [['elsewhere'], ['push', 'privateMail']], within: 12 },

  { rule: 'look-alike', parts: [['office'], ['account'], ['threat']], within: 25 },
  { rule: 'look-alike', parts: [['office'], ['click']], within: 25 },
  { rule: 'look-alike', parts: [['demand'], ['oneTimeCode']], within: 6 },
  { rule: 'look-alike', parts: [['account', 'office'], ['demand'], ['anyCode']], within: 15 },
  { rule: 'look-alike', parts: [['account'], ['expires'], ['anyCode', 'click']], within: 20 },
];
