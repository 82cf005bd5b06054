import type { Point } from '@entraide/model/geo';
import timeZoneAt from '@photostructure/tz-lookup';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** The clocks of a time zone. */
interface Clock {
  format: Intl.DateTimeFormat;
  /** By weeks since 1970: ms that they are ahead of UTC; null in a week in which they are changed. */
  aheadMs: Map<number, number | null>;
}

const made = new Map<string, Clock>();
const onlyZones = new Map<string, string | null>();

/** A point on the earth and, where it is known, its country's ISO code; or a time zone by its IANA name. */
export type DatedPlace = (Point & { country?: string }) | { timeZone: string };

/** A country's zone where it has one for all of it. The table of zones is coarse: it has American Samoa a day too early. */
function onlyZoneOf(country: string): string | null {
  const known = onlyZones.get(country);
  if (known !== undefined) return known;
  // Node 20 has the list as a property, later ones as a method; the types have neither.
  const locale = new Intl.Locale(`und-${country}`) as { timeZones?: string[]; getTimeZones?(): string[] };
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  const only = (zones.length === 1 && zones[0]) || null;
  onlyZones.set(country, only);
  return only;
}

/** The IANA name of a place's time zone. */
export function timeZoneOf(place: DatedPlace): string {
  if ('timeZone' in place) return place.timeZone;
  const { lat, lon, country } = place;
  return (country && onlyZoneOf(country)) || timeZoneAt(lat, lon);
}

/** An `Intl` object costs a thousand times its use, so a process makes each once. */
function clockAt(place: DatedPlace): Clock {
  const timeZone = timeZoneOf(place);
  const known = made.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
    timeZone,
  });
  const clock = { format, aheadMs: new Map() };
  made.set(timeZone, clock);
  return clock;
}

/** What the clocks on the wall show, as if it were UTC: ms since 1970. */
function wallMs(clock: Clock, at: number): number {
  return at + (steadyAheadMs(clock, Math.floor(at / WEEK_MS)) ?? aheadMsAt(clock, at));
}

/** `Intl` takes some 15 microseconds, and a page shows twenty days; in most weeks no clock is changed. No zone changes twice a week. */
function steadyAheadMs(clock: Clock, week: number): number | null {
  const known = clock.aheadMs.get(week);
  if (known !== undefined) return known;
  const begins = aheadMsAt(clock, week * WEEK_MS);
  const steady = begins === aheadMsAt(clock, (week + 1) * WEEK_MS) ? begins : null;
  clock.aheadMs.set(week, steady);
  return steady;
}

function aheadMsAt({ format }: Clock, at: number): number {
  const second = Math.floor(at / 1000) * 1000;
  const parts = Object.fromEntries(
    format.formatToParts(second).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 0, hour, minute, second: shown } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, shown) - second;
}

/** How far the clocks of a place are ahead of UTC, in ms. */
export function aheadOfUtcMs(place: DatedPlace, at: Date): number {
  return wallMs(clockAt(place), at.getTime()) - at.getTime();
}

/** The day it is at a place, YYYY-MM-DD. */
export function dayAt(place: DatedPlace, at: Date): string {
  return new Date(wallMs(clockAt(place), at.getTime())).toISOString().slice(0, 10);
}

/** How long it has been this day at a place, by the clocks there, in ms. */
export function sinceMidnightMs(place: DatedPlace, at: Date): number {
  const ms = wallMs(clockAt(place), at.getTime()) % DAY_MS;
  return ms < 0 ? ms + DAY_MS : ms;
}

/** The last second of a day (YYYY-MM-DD) at a place; of two, when the clocks go back at midnight, the later. */
export function endOfDayAt(place: DatedPlace, day: string): Date {
  const clock = clockAt(place);
  const wanted = Date.parse(`${day}T23:59:59Z`);
  const offsetAt = (at: number) => wallMs(clock, at) - at;
  // The clocks before and after a change that this day may have.
  const both = [wanted - DAY_MS, wanted + DAY_MS].map((near) => wanted - offsetAt(near));
  const right = both.filter((at) => wallMs(clock, at) === wanted);
  return new Date(Math.max(...(right.length > 0 ? right : both)));
}
