import { DIGEST_HOURS, type NoticePace, type NoticeSettings } from '@entraide/model/notice';
import { dayAt, sinceMidnightMs } from '../place/index.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Every clock of today is some quarters of an hour ahead of UTC or behind, so its full hours fall on quarters. */
const QUARTER_MS = 15 * 60_000;
/** A week, and the day that a zone may leave out when it moves across the date line. */
const MOST_AHEAD_MS = 15 * DAY_MS;

/** What decides when a reader may be told; `timeZone`: by its IANA name. */
export interface Reading
  extends Pick<
    NoticeSettings,
    'digestDay' | 'digestTime' | 'quietFrom' | 'quietTo' | 'wakeForUrgent' | 'weeklyMost'
  > {
  timeZone: string;
}

const hourOf = ({ timeZone }: Reading, at: Date) => Math.floor(sinceMidnightMs({ timeZone }, at) / HOUR_MS);

/** The reader's day, YYYY-MM-DD. */
export const readersDay = ({ timeZone }: Pick<Reading, 'timeZone'>, at: Date): string =>
  dayAt({ timeZone }, at);

export function isQuiet(reading: Reading, at: Date): boolean {
  const { quietFrom, quietTo } = reading;
  if (quietFrom === quietTo) return false;
  const hour = hourOf(reading, at);
  return quietFrom < quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
}

/** The first moment from this one on that is not in quiet hours. */
export function afterQuiet(reading: Reading, at: Date): Date {
  if (!isQuiet(reading, at)) return at;
  let next = nextQuarter(at);
  while (isQuiet(reading, next)) next = nextQuarter(next);
  return next;
}

/**
 * When the next digest leaves after a moment: in the reader's hour, on their day or on any, and outside of quiet hours. An hour that
 * the clocks leave out on a day is no hour of that day.
 */
export function nextDigest(reading: Reading, after: Date, day: number = reading.digestDay): Date {
  const hour = DIGEST_HOURS[reading.digestTime];
  const isDay = (at: Date) => day === 0 || weekdayOf(readersDay(reading, at)) === day;
  const end = after.getTime() + MOST_AHEAD_MS;
  let at = nextQuarter(after);
  while (at.getTime() < end) {
    const ahead = (hour * HOUR_MS - sinceMidnightMs({ timeZone: reading.timeZone }, at) + DAY_MS) % DAY_MS;
    if (ahead < HOUR_MS && ahead > 0) at = nextQuarter(at);
    // Far from it: on, but not so far that a change of the clocks between carries past the hour.
    else if (ahead >= HOUR_MS) at = new Date(at.getTime() + Math.max(QUARTER_MS, ahead - 3 * HOUR_MS));
    else if (isDay(at)) return afterQuiet(reading, at);
    else at = nextQuarter(at);
  }
  throw new Error('a week without a day');
}

/** Not before which moment somebody is told. */
export function dueAt(
  reading: Reading,
  pace: NoticePace,
  { at, urgent }: { at: Date; urgent: boolean },
): Date {
  if (pace === 'now') return urgent && reading.wakeForUrgent ? at : afterQuiet(reading, at);
  return nextDigest(reading, at, pace === 'day' ? 0 : reading.digestDay);
}

/** The days of these that count for the reader's week as of a day: today's and those of the six days before. */
export const countedDays = (days: readonly string[], today: string): string[] =>
  days.filter((day) => Date.parse(today) - Date.parse(day) < 7 * DAY_MS);

/** The next digest on whose day one mail more does not pass what the reader chose for a week. */
export function nextWithRoom(reading: Reading, days: readonly string[], after: Date, pace: NoticePace): Date {
  const day = pace === 'digest' ? reading.digestDay : 0;
  let at = nextDigest(reading, after, day);
  while (countedDays(days, readersDay(reading, at)).length >= reading.weeklyMost)
    at = nextDigest(reading, at, day);
  return at;
}

const nextQuarter = (at: Date) => new Date((Math.floor(at.getTime() / QUARTER_MS) + 1) * QUARTER_MS);

/** ISO: Monday is 1. */
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
