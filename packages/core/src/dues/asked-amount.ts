import { type Money, parseMoney, stripeTakes } from '@entraide/model/money';
import { type DuesPurpose, suggestedAmounts } from '@entraide/model/tenant';
import { z } from 'zod';
import type { Ctx } from '../ctx/index.ts';
import { type Fault, Invalid } from '../error/index.ts';

/** What a form says; `amount` as somebody typed it, in the currency of the space. */
export const Asked = z.strictObject({
  amount: z.string().max(40),
  every: z.enum(['once', 'year']),
});
export type Asked = z.output<typeof Asked>;

export const amountFault = (code: string): Invalid =>
  new Invalid([{ path: ['amount'], code, message: 'this amount cannot be paid' } satisfies Fault]);

/** The amount, if it is one that the space lets people pay. @throws Invalid */
export function amountAsked({ tenant: { config } }: Ctx, purpose: DuesPurpose, asked: Asked): Money {
  const { dues } = config;
  const { otherAmount, yearly } = dues[purpose];
  const { money, fault } = parseMoney(asked.amount, dues.currency);
  if (!money) throw amountFault(fault);
  if (!stripeTakes(money)) throw amountFault('too-fine');
  const suggested = suggestedAmounts(dues, purpose);
  const offered = suggested.some(({ amount }) => amount === money.amount);
  if (!offered && !otherAmount) throw amountFault('not-offered');
  const [least] = suggested;
  if (purpose === 'membership' && least && money.amount < least.amount) throw amountFault('below-least');
  if (asked.every === 'year' && !yearly)
    throw new Invalid([{ path: ['every'], code: 'once-only', message: 'it is paid once here' }]);
  return money;
}
