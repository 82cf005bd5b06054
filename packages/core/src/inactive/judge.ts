import { and, eq, isNotNull, isNull, lte, members, ne, or, type SQL } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';

/** Whoever is not seen for so long is told, and a month later they go: docs/decisions/0062. */
export const WARNED_AFTER_MONTHS = 23;
export const ERASED_AFTER_MONTHS = 24;
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

/** Not seen for 23 months, and not told yet. Who was put out would come back as new: they stay. */
export const toBeWarned = ({ clock }: Pick<Ctx, 'clock'>): SQL | undefined =>
  and(
    lte(members.lastSeenOn, monthsBefore(clock(), WARNED_AFTER_MONTHS)),
    isNull(members.warnedOn),
    eq(members.isDesk, false),
    ne(members.status, 'suspended'),
  );

/** From when on somebody who is told now may be erased. */
export function erasedFrom({ clock }: Pick<Ctx, 'clock'>, { lastSeenOn }: { lastSeenOn: string }): Date {
  const seen = new Date(lastSeenOn);
  const later = new Date(seen);
  later.setUTCMonth(seen.getUTCMonth() + ERASED_AFTER_MONTHS);
  return new Date(Math.max(later.getTime(), clock().getTime() + NOTICE_DAYS * DAY_MS));
}

/** Not seen for 24 months, and told in time. Admins stay: a space needs them, and only people decide who is one. */
export const toBeErased = ({ clock }: Pick<Ctx, 'clock'>): SQL | undefined =>
  and(
    lte(members.lastSeenOn, monthsBefore(clock(), ERASED_AFTER_MONTHS)),
    isNotNull(members.warnedOn),
    lte(members.warnedOn, dayOf(new Date(clock().getTime() - NOTICE_DAYS * DAY_MS))),
    ne(members.status, 'suspended'),
    ne(members.role, 'admin'),
  );

export const isDue = (ctx: Pick<Ctx, 'clock'>): SQL | undefined => or(toBeWarned(ctx), toBeErased(ctx));
