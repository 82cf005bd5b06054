import { and, eq, ilike, ledgerEntries, members, or, type SQL, sql } from '@entraide/db';
import { PAYMENT_KINDS } from '@entraide/model/treasury';
import { z } from 'zod';
import type { Ctx } from '../ctx/index.ts';
import { inMode } from '../ledger/index.ts';
import { timeZoneOf } from '../place/index.ts';

export const METHODS = ['stripe', 'cash', 'transfer', 'cheque', 'other'] as const;
export type Method = (typeof METHODS)[number];
export const Year = z.int().min(2000).max(2100);

/** Which payments somebody looks for. */
export const WantedPayments = z.strictObject({
  /** A part of the name or the address of who paid, or of the note. */
  q: z.string().trim().max(200).optional(),
  kind: z.enum(PAYMENT_KINDS).optional(),
  method: z.enum(METHODS).optional(),
  /** By the clocks of the space's home; absent: all years. */
  year: Year.optional(),
  memberId: z.uuid().optional(),
});
export type WantedPayments = z.infer<typeof WantedPayments>;

type Space = Pick<Ctx, 'tenant' | 'stripe'>;

/** IANA name of the zone by whose clocks the books have their days, months and years. */
export const bookZone = ({ tenant }: Pick<Ctx, 'tenant'>): string => timeZoneOf(tenant.config.home);

/** A column of the movements as the clocks of the books show it. */
export const byBookClock = (ctx: Space, column: SQL) => sql`(${column} at time zone ${bookZone(ctx)})`;

/** Movements of the association's own book. */
export const inBook = (ctx: Space): SQL | undefined =>
  and(eq(ledgerEntries.book, 'association'), inMode(ctx));

/** The year as a span of moments, so that the index of moments serves. */
export function inYear(ctx: Space, year: number | undefined): SQL | undefined {
  if (year === undefined) return undefined;
  const zone = bookZone(ctx);
  return sql`${ledgerEntries.happenedAt} >= (make_timestamp(${year}::int, 1, 1, 0, 0, 0) at time zone ${zone})
    and ${ledgerEntries.happenedAt} < (make_timestamp(${year + 1}::int, 1, 1, 0, 0, 0) at time zone ${zone})`;
}

/** Of payments, joined with the member who paid. */
export function paymentMatches({ q, kind, method, memberId }: WantedPayments): SQL | undefined {
  const part = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null;
  return and(
    kind && eq(ledgerEntries.kind, kind),
    method && eq(ledgerEntries.method, method),
    memberId === undefined ? undefined : eq(ledgerEntries.memberId, memberId),
    part === null
      ? undefined
      : or(
          ilike(members.displayName, part),
          ilike(members.familyName, part),
          ilike(members.email, part),
          ilike(ledgerEntries.payer, part),
          ilike(ledgerEntries.note, part),
        ),
  );
}

export const ofPayer = and(
  eq(members.tenantId, ledgerEntries.tenantId),
  eq(members.id, ledgerEntries.memberId),
);
