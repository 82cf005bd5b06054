import { intlLocale } from '@entraide/model/language';

export interface Formats {
  number(value: number): string;
  /** Kilometres, whole: "3 km". */
  distance(km: number): string;
  /** "22 décembre", with the year when it is another one than `now`'s. */
  day(date: Date, now: Date): string;
  /** "dimanche 22 novembre 2026". */
  fullDay(date: Date): string;
  /** "22 déc.", for cards. */
  shortDay(date: Date, now: Date): string;
  /** "dimanche 22 novembre 2026 à 15:04 UTC": for the title of a date, the same for every reader. */
  exact(date: Date): string;
  /** "il y a 2 h", "hier", a minute at least; a day and month once a week has passed. */
  ago(date: Date, now: Date): string;
  list(words: readonly string[]): string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const made = new Map<string, Formats>();

/** An `Intl` object costs a thousand times its use, so a process makes each once. */
export function formatsFor(locale: string): Formats {
  const known = made.get(locale);
  if (known) return known;
  const formats = makeFormats(intlLocale(locale));
  made.set(locale, formats);
  return formats;
}

function makeFormats(locale: string): Formats {
  // In UTC everywhere: the server and the browser say the same, and a space has members in every time zone.
  const timeZone = 'UTC';
  const number = new Intl.NumberFormat(locale);
  const distance = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilometer' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone });
  const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone });
  const dayAndYear = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  });
  const exact = new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  });
  const fullDay = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const formats: Formats = {
    number: (value) => number.format(value),
    distance: (km) => distance.format(km),
    day: (date, now) => (date.getUTCFullYear() === now.getUTCFullYear() ? day : dayAndYear).format(date),
    fullDay: (date) => fullDay.format(date),
    shortDay: (date, now) =>
      (date.getUTCFullYear() === now.getUTCFullYear() ? shortDay : dayAndYear).format(date),
    exact: (date) => `${exact.format(date)} UTC`,
    ago(date, now) {
      const passed = now.getTime() - date.getTime();
      // Never "now": "posted now" is no sentence.
      if (passed < HOUR) return relative.format(-Math.max(1, Math.floor(passed / 60_000)), 'minute');
      if (passed < DAY) return relative.format(-Math.floor(passed / HOUR), 'hour');
      if (passed < 7 * DAY) return relative.format(-Math.floor(passed / DAY), 'day');
      return formats.shortDay(date, now);
    },
    list: (words) => list.format(words),
  };
  return formats;
}
