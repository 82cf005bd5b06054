import {
  aliasedTable,
  and,
  desc,
  eq,
  inArray,
  ledgerEntries,
  members,
  sql,
  type TenantTx,
} from '@entraide/db';
import { isId } from '@entraide/model';
import {
  type MovementKind,
  PAYMENT_KINDS,
  type PaymentKind,
  type Totals,
  totalsOf,
} from '@entraide/model/treasury';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound, parse } from '../error/index.ts';
import {
  byBookClock,
  inBook,
  inYear,
  type Method,
  ofPayer,
  paymentMatches,
  WantedPayments,
} from './wanted.ts';

export interface Payment {
  id: string;
  source: string;
  kind: PaymentKind;
  method: Method;
  currency: string;
  /** In the currency's smallest unit, as all amounts. */
  amount: number;
  /** What went back of it, as a positive amount. */
  refunded: number;
  state: 'paid' | 'refunded-in-part' | 'refunded';
  /** Who paid; `memberId` null: somebody without an account here. `name` null: a member who has left. */
  memberId: string | null;
  name: string | null;
  happenedAt: Date;
  coversFrom: string | null;
  coversUntil: string | null;
  note: string | null;
  /** False: nobody paid it, it is a test. */
  live: boolean;
}

export interface PaymentList {
  items: Payment[];
  /** Of all that was looked for, refunds and fees included, each in the year in which it happened. */
  totals: Totals[];
  /** Years with payments, the newest first; this year among them. */
  years: number[];
  /** Hand it back for the next page. */
  next: string | null;
}

const PAGE = 50;
const Asked = WantedPayments.extend({ after: z.string().max(100).optional() });

/**
 * The payments that members and friends made to the association, newest first.
 * @throws SignInNeeded; NotAllowed for all but admins; Invalid
 */
export async function listPayments(ctx: Ctx, given: unknown = {}): Promise<PaymentList> {
  requireRole(ctx, 'admin');
  const { after, ...wanted } = parse(Asked, given);
  return inTenant(ctx, async (tx) => {
    const found = await readPayments(ctx, tx, wanted, { limit: PAGE + 1, after: after ?? null });
    const items = found.slice(0, PAGE);
    const last = found.length > PAGE ? items.at(-1) : undefined;
    return {
      items,
      totals: await sumUp(ctx, tx, wanted),
      years: await yearsOf(ctx, tx),
      next: last ? `${last.happenedAt.toISOString()}_${last.id}` : null,
    };
  });
}

/** One of them. @throws as `listPayments`; NotFound */
export async function readPayment(ctx: Ctx, id: string): Promise<Payment> {
  requireRole(ctx, 'admin');
  return inTenant(ctx, (tx) => paymentIn(ctx, tx, id));
}

/** @throws NotFound */
export async function paymentIn(
  ctx: Pick<Ctx, 'tenant' | 'stripe'>,
  tx: TenantTx,
  id: string,
): Promise<Payment> {
  const [payment] = isId(id) ? await readPayments(ctx, tx, {}, { limit: 1, after: null, id }) : [];
  if (!payment) throw new NotFound();
  return payment;
}

async function readPayments(
  ctx: Pick<Ctx, 'tenant' | 'stripe'>,
  tx: TenantTx,
  wanted: WantedPayments,
  { limit, after, id }: { limit: number; after: string | null; id?: string },
): Promise<Payment[]> {
  const back = aliasedTable(ledgerEntries, 'back');
  const refunded = tx
    .select({ amount: sql<number>`coalesce(-sum(${back.amount}), 0)::float8` })
    .from(back)
    .where(
      and(
        eq(back.tenantId, ledgerEntries.tenantId),
        eq(back.ofSource, ledgerEntries.source),
        eq(back.kind, 'refund'),
      ),
    );
  const rows = await tx
    .select({
      ...{ id: ledgerEntries.id, source: ledgerEntries.source, kind: ledgerEntries.kind },
      ...{ method: ledgerEntries.method, currency: ledgerEntries.currency, amount: ledgerEntries.amount },
      ...{ memberId: ledgerEntries.memberId, payer: ledgerEntries.payer, member: members.displayName },
      ...{ happenedAt: ledgerEntries.happenedAt, note: ledgerEntries.note, live: ledgerEntries.live },
      ...{ coversFrom: ledgerEntries.coversFrom, coversUntil: ledgerEntries.coversUntil },
      refunded: sql<number>`(${refunded})`,
    })
    .from(ledgerEntries)
    .leftJoin(members, ofPayer)
    .where(
      and(
        inBook(ctx),
        inArray(ledgerEntries.kind, [...PAYMENT_KINDS]),
        inYear(ctx, wanted.year),
        paymentMatches(wanted),
        id === undefined ? undefined : eq(ledgerEntries.id, id),
        beyond(after),
      ),
    )
    .orderBy(desc(ledgerEntries.happenedAt), desc(ledgerEntries.id))
    .limit(limit);
  return rows.map(({ payer, member, kind, ...row }) => ({
    ...row,
    kind: kind as PaymentKind,
    name: member ?? payer,
    state: row.refunded === 0 ? 'paid' : row.refunded < row.amount ? 'refunded-in-part' : 'refunded',
  }));
}

/** What comes after the last payment of the page before; all of it where that is none of ours. */
function beyond(after: string | null) {
  const [at = '', id = ''] = after?.split('_') ?? [];
  if (!isId(id) || Number.isNaN(Date.parse(at))) return undefined;
  const moment = sql`${new Date(at).toISOString()}::timestamptz`;
  return sql`(${ledgerEntries.happenedAt}, ${ledgerEntries.id}) < (${moment}, ${id}::uuid)`;
}

/** Refunds and fees belong to the payment that was looked for, and to the year in which they happened. */
async function sumUp(
  ctx: Pick<Ctx, 'tenant' | 'stripe'>,
  tx: TenantTx,
  wanted: WantedPayments,
): Promise<Totals[]> {
  const happened = inYear(ctx, wanted.year);
  const those = tx
    .select({ source: ledgerEntries.source })
    .from(ledgerEntries)
    .leftJoin(members, ofPayer)
    .where(and(inBook(ctx), inArray(ledgerEntries.kind, [...PAYMENT_KINDS]), paymentMatches(wanted)));
  const sums = await tx
    .select({
      ...{ kind: ledgerEntries.kind, currency: ledgerEntries.currency },
      amount: sql<number>`sum(${ledgerEntries.amount})::float8`,
    })
    .from(ledgerEntries)
    .where(
      and(
        inBook(ctx),
        happened,
        isNarrowed(wanted)
          ? sql`coalesce(${ledgerEntries.ofSource}, ${ledgerEntries.source}) in ${those}`
          : undefined,
      ),
    )
    .groupBy(ledgerEntries.kind, ledgerEntries.currency);
  return totalsOf(sums.map((sum) => ({ ...sum, kind: sum.kind as MovementKind })));
}

const isNarrowed = ({ q, kind, method, memberId }: WantedPayments) =>
  Boolean(q || kind || method || memberId !== undefined);

/** @returns the newest first; this year, where nothing is written yet */
export async function yearsOf(
  ctx: Pick<Ctx, 'tenant' | 'stripe' | 'clock'>,
  tx: TenantTx,
): Promise<number[]> {
  const year = (of: ReturnType<typeof sql>) => sql<number>`extract(year from ${byBookClock(ctx, of)})::int`;
  const now = sql`${ctx.clock().toISOString()}::timestamptz`;
  const [span] = await tx
    .select({
      first: year(sql`least(min(${ledgerEntries.happenedAt}), ${now})`),
      last: year(sql`greatest(max(${ledgerEntries.happenedAt}), ${now})`),
    })
    .from(ledgerEntries)
    .where(inBook(ctx));
  if (!span) throw new Error('a query without groups has one row');
  return Array.from({ length: span.last - span.first + 1 }, (_, at) => span.last - at);
}
