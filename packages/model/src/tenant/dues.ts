import { z } from 'zod';
import { Currency, type Money, parseMoney, stripeTakes } from '../money/index.ts';
import { textsInput } from './texts.ts';

export const SUGGESTED_MOST = 6;
export const OTHER_WAYS_MOST = 500;

/** As people write it: "20" or "12.50"; a number is taken as its digits. */
const Amount = z
  .union([z.string().trim().min(1).max(20), z.number().min(0).max(1_000_000)])
  .transform((typed) => String(typed));

const Purpose = (otherAmount: boolean) =>
  z.strictObject({
    open: z.boolean().default(false).describe('true: people can pay it here.'),
    amounts: z
      .array(Amount)
      .max(SUGGESTED_MOST)
      .default([])
      .describe('What is suggested, in units of the currency: [20, "12.50"].'),
    otherAmount: z
      .boolean()
      .default(otherAmount)
      .describe('true: whoever pays may write another amount, not below the least that is suggested.'),
    yearly: z
      .boolean()
      .default(true)
      .describe('true: it may be paid every year by itself, until it is stopped.'),
  });

const line = (most: number) => z.string().trim().min(1).max(most);

/** What the law of a country wants on a receipt. The association knows it and writes it; nothing of it is ever made up. */
export const ReceiptMentions = z.strictObject({
  organisation: line(120).optional().describe('Name of the association in law.'),
  address: line(300).optional().describe('Its address.'),
  objects: line(500).optional().describe('What it is for, as its statutes say.'),
  article: line(200)
    .optional()
    .describe('The article of law that a reduction of tax rests on, as the association knows it.'),
  authorisation: line(200).optional().describe('Number or date of its recognition or authorisation.'),
  signatory: line(120).optional().describe('Name and office of who signs.'),
});
export type ReceiptMentions = z.infer<typeof ReceiptMentions>;

/** A receipt for the taxes needs all of them; without, it is a confirmation of payment. */
export const taxMentions = ['organisation', 'address', 'objects', 'article', 'signatory'] as const;

const DuesFile = z.strictObject({
  currency: Currency.default('EUR').describe('Three capital letters: EUR, CHF, TND.'),
  membership: Purpose(false).prefault({}).describe('Dues of members.'),
  gifts: Purpose(true).prefault({}).describe('Donations, from anybody.'),
  period: z
    .enum(['twelve-months', 'calendar-year'])
    .default('twelve-months')
    .describe(
      'What dues that are paid once cover: twelve months from the payment, or the year until 31 December.',
    ),
  required: z
    .enum(['never', 'to-post'])
    .default('never')
    .describe('to-post: whoever offers help has paid. Asking for help never costs anything.'),
  admits: z
    .boolean()
    .default(false)
    .describe('true: somebody who waits to be accepted is accepted by paying their dues.'),
  reminders: z
    .boolean()
    .default(true)
    .describe('false: members are not told that what their dues cover ends soon.'),
  otherWays: textsInput(OTHER_WAYS_MOST)
    .optional()
    .describe('How else one pays: a transfer, a cheque, cash at the meeting.'),
  treasurer: z
    .strictObject({
      name: line(60).optional().describe('Their name.'),
      email: z.email().max(254).optional().describe('Where questions go.'),
    })
    .prefault({})
    .describe('Whom people ask about payments.'),
  receipt: ReceiptMentions.prefault({}).describe('What a receipt says about the association.'),
});

/** The money that people pay to their association. */
export const Dues = DuesFile.superRefine((dues, ctx) => {
  for (const purpose of ['membership', 'gifts'] as const) {
    const { open, amounts, otherAmount } = dues[purpose];
    amounts.forEach((amount, index) => {
      if (moneyOf(amount, dues.currency)) return;
      const message = `"${amount}" is no amount of ${dues.currency} that can be paid.`;
      ctx.addIssue({ code: 'custom', path: [purpose, 'amounts', index], message });
    });
    if (open && amounts.length === 0 && !otherAmount) {
      const message = 'Suggest an amount, or say "otherAmount: true".';
      ctx.addIssue({ code: 'custom', path: [purpose, 'amounts'], message });
    }
  }
});
export type Dues = z.infer<typeof Dues>;

export type DuesPurpose = 'membership' | 'gifts';

function moneyOf(amount: string, currency: string): Money | null {
  const { money } = parseMoney(amount, currency);
  return money && stripeTakes(money) ? money : null;
}

/** What the space suggests, the least first. */
export function suggestedAmounts(dues: Dues, purpose: DuesPurpose): Money[] {
  const found = dues[purpose].amounts.flatMap((amount) => moneyOf(amount, dues.currency) ?? []);
  return found.sort((one, other) => one.amount - other.amount);
}

/** Whether a receipt may say that it is one for the taxes. */
export const saysTaxes = (mentions: ReceiptMentions): boolean =>
  taxMentions.every((name) => mentions[name] !== undefined);
