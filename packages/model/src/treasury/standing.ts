import { daysBetween } from './cover.ts';

export const DUES_STANDINGS = ['paid', 'soon', 'unpaid'] as const;
/** `soon`: paid, and to be paid again within thirty days. `unpaid`: never, or for a time that is over. */
export type DuesStanding = (typeof DUES_STANDINGS)[number];

export const SOON_DAYS = 30;

/** @param until the last day that is paid for, YYYY-MM-DD; null: none ever was */
export function standingOf(until: string | null, today: string): DuesStanding {
  if (until === null || until < today) return 'unpaid';
  return daysBetween(today, until) <= SOON_DAYS ? 'soon' : 'paid';
}

/** So many days before the end a member is reminded, once each. */
export const REMINDER_DAYS = [5, 30] as const;
export type ReminderDays = (typeof REMINDER_DAYS)[number];

/** Which reminder a day is for, also a day late; null: none. */
export function reminderOn(today: string, until: string): ReminderDays | null {
  const left = daysBetween(today, until);
  return left < 0 ? null : (REMINDER_DAYS.find((days) => left <= days) ?? null);
}
