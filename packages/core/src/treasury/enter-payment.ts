import { eq, ledgerEntries, members, type TenantTx } from '@entraide/db';
import { coveredBy } from '@entraide/model/dues';
import { Currency, parseMoney } from '@entraide/model/money';
import { type Cover, dayAfter, PAYMENT_KINDS, yearCover } from '@entraide/model/treasury';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, Invalid, parse } from '../error/index.ts';
import { enterMovements, type Movement, paidUntilOf } from '../ledger/index.ts';
import { dayAt, endOfDayAt } from '../place/index.ts';
import { METHODS } from './wanted.ts';

/** What comes in without Stripe. */
export const HAND_METHODS = METHODS.filter((method) => method !== 'stripe');

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((given) => given.replace(/\s+/g, ' ') || null);

const HandPayment = z.strictObject({
  /** Made with the form: the same form that is sent twice enters one payment. */
  key: z.uuid(),
  /** A member, or else the name of somebody without an account. */
  memberId: z.uuid().nullable().default(null),
  payer: text(100).default(null),
  kind: z.enum(PAYMENT_KINDS),
  method: z.enum(METHODS).exclude(['stripe']),
  /** As it was typed. */
  amount: z.string().max(60),
  currency: Currency,
  /** The day on which it was paid, by the clocks of the space's home. */
  paidOn: z.iso.date(),
  /** What dues are paid for: a calendar year, or twelve months. */
  covers: z
    .union([z.int().min(2000).max(2101), z.literal('12-months')])
    .nullable()
    .default(null),
  note: text(200).default(null),
});

/** Nobody enters the books of an older year by hand; a slip of a finger does. */
const MOST_DAYS_AGO = 3 * 366;
const HALF_A_DAY_MS = 12 * 3_600_000;

/**
 * Enters what somebody paid in cash, by transfer or by cheque. It is never changed afterwards: see `takeBackPayment`.
 * @throws SignInNeeded; NotAllowed for all but admins; Invalid; Conflict when this form has entered another payment already
 */
export async function enterPayment(ctx: Ctx, given: unknown): Promise<{ source: string }> {
  const { memberId: enteredBy } = requireRole(ctx, 'admin');
  const { key, memberId, payer, amount, currency, paidOn, covers, ...rest } = parse(HandPayment, given);
  const read = parseMoney(amount, currency);
  const today = dayAt(ctx.tenant.config.home, ctx.clock());
  const faults = [
    ...(read.fault ? [fault('amount', read.fault)] : []),
    ...(paidOn > today ? [fault('paidOn', 'in-the-future')] : []),
    ...(paidOn < dayAfter(today, -MOST_DAYS_AGO) ? [fault('paidOn', 'too-long-ago')] : []),
    ...(!memberId && !payer ? [fault('payer', 'nobody')] : []),
    ...(memberId && rest.kind === 'due' && covers === null ? [fault('covers', 'nothing-covered')] : []),
  ];
  if (faults.length > 0 || !read.money) throw new Invalid(faults);
  const paid = read.money.amount;
  const source = `hand:${key}`;
  return inTenant(ctx, async (tx) => {
    if (memberId) await holdMember(tx, memberId);
    const cover =
      memberId && rest.kind === 'due' ? await coverOf(ctx, tx, memberId, { covers, paidOn }) : null;
    const movement: Movement = {
      ...{ ...rest, book: 'association' as const, source, amount: paid, currency, live: true },
      ...{ memberId, payer: memberId ? null : payer, happenedAt: noonOf(ctx, paidOn), enteredBy },
      ...(cover && { coversFrom: cover.from, coversUntil: cover.until }),
    };
    const [entered] = await enterMovements(ctx, tx, [movement]);
    if (!entered) {
      await assertSame(tx, movement);
      return { source };
    }
    await recordAct(ctx, tx, {
      action: 'money.enter',
      ...(memberId && { subject: { kind: 'member', id: memberId } }),
      details: { kind: rest.kind, method: rest.method, amount: paid, currency },
    });
    return { source };
  });
}

const fault = (field: string, code: string) => ({
  path: [field],
  code,
  message: `This payment cannot be entered: ${code}.`,
});

/** Two payments of the same member come one after the other: the second pays what follows the first. @throws Invalid */
async function holdMember(tx: TenantTx, memberId: string): Promise<void> {
  const [member] = await tx
    .select({ id: members.id })
    .from(members)
    .where(eq(members.id, memberId))
    .for('no key update');
  if (!member) throw new Invalid([fault('memberId', 'no-such-member')]);
}

async function coverOf(
  ctx: Ctx,
  tx: TenantTx,
  memberId: string,
  { covers, paidOn }: { covers: number | '12-months' | null; paidOn: string },
): Promise<Cover | null> {
  if (covers === null) return null;
  return covers === '12-months'
    ? coveredBy({
        ...{ paidOn: new Date(paidOn), paidUntil: await paidUntilOf(ctx, tx, memberId) },
        ...{ period: 'twelve-months', yearly: false },
      })
    : yearCover(covers);
}

/** Somebody changed the form and sent it once more, who believes that the change was entered. @throws Conflict */
async function assertSame(tx: TenantTx, movement: Movement): Promise<void> {
  const [there] = await tx.select().from(ledgerEntries).where(eq(ledgerEntries.source, movement.source));
  const same = (['amount', 'currency', 'kind', 'method', 'memberId', 'payer', 'note'] as const).every(
    (name) => there?.[name] === movement[name],
  );
  if (!same || there?.happenedAt.getTime() !== movement.happenedAt.getTime())
    throw new Conflict('This form has entered another payment already.');
}

/** A day is entered at its noon: whoever looks from another zone sees the same day, or nearly. */
const noonOf = (ctx: Ctx, day: string) =>
  new Date(endOfDayAt(ctx.tenant.config.home, day).getTime() - HALF_A_DAY_MS);
