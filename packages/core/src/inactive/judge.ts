import { and, eq, isNull, lte, members, ne, or, type SQL, sql } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';

type Judging = Pick<Ctx, 'clock'> & { tenant: Pick<Ctx['tenant'], 'config'> };

/** Whoever is not seen for so long goes, and is told a month before: docs/decisions/0065. Null: nobody goes. */
function monthsOf({ tenant }: Judging): number | null {
  const { inactivity } = tenant.config;
  return inactivity === 'never' ? null : Number.parseInt(inactivity, 10);
}

/** Longer for who was told by a mail that did not arrive. */
const MONTHS_MORE = 6;
/** Nobody goes sooner after they were told, also when the mail left late. */
const NOTICE_DAYS = 28;
const DAY_MS = 86_400_000;

export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** The same day so many months before, or the last of a shorter month. */
export function monthsBefore(now: Date, months: number): string {
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, now.getUTCDate()));
  if (day.getUTCDate() !== now.getUTCDate()) day.setUTCDate(0);
  return dayOf(day);
}

const toldInTime = (months: number): SQL =>
  sql`${members.warnedOn} >= (${members.lastSeenOn} + make_interval(months => ${months - 1}::integer))::date`;

/** Not seen for a month less than what the space allows, and not told since. Who was put out would come back as new: they stay. */
export function toBeWarned(ctx: Judging): SQL | undefined {
  const months = monthsOf(ctx);
  if (months === null) return sql`false`;
  return and(
    lte(members.lastSeenOn, monthsBefore(ctx.clock(), months - 1)),
    // Told under a shorter time, which the space has changed since, is not told.
    or(isNull(members.warnedOn), sql`not ${toldInTime(months)}`),
    eq(members.isDesk, false),
    ne(members.status, 'suspended'),
  );
}

/** From when on somebody who is told now may be erased. */
export function erasedFrom(ctx: Judging, { lastSeenOn }: { lastSeenOn: string }): Date {
  const seen = new Date(lastSeenOn);
  const later = new Date(seen);
  later.setUTCMonth(seen.getUTCMonth() + (monthsOf(ctx) ?? 0));
  return new Date(Math.max(later.getTime(), ctx.clock().getTime() + NOTICE_DAYS * DAY_MS));
}

/**
 * Not seen for as long as the space allows, and told in time; six months longer where mails to them come back. Admins stay: a space needs
 * them, and only people decide who is one.
 */
export function toBeErased(ctx: Judging): SQL | undefined {
  const months = monthsOf(ctx);
  if (months === null) return sql`false`;
  const now = ctx.clock();
  return and(
    lte(members.lastSeenOn, monthsBefore(now, months)),
    toldInTime(months),
    lte(members.warnedOn, dayOf(new Date(now.getTime() - NOTICE_DAYS * DAY_MS))),
    or(
      lte(members.lastSeenOn, monthsBefore(now, months + MONTHS_MORE)),
      sql`not exists (select from mail_stops stop where stop.tenant_id = ${members.tenantId} and stop.email = ${members.email})`,
    ),
    ne(members.status, 'suspended'),
    ne(members.role, 'admin'),
  );
}

export const isDue = (ctx: Judging): SQL | undefined => or(toBeWarned(ctx), toBeErased(ctx));
