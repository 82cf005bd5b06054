import type { Point } from '@entraide/model/geo';
import timeZoneAt from '@photostructure/tz-lookup';

const DAY_MS = 86_400_000;
const made = new Map<string, Intl.DateTimeFormat>();
const onlyZones = new Map<string, string | null>();

/** A point on the earth and, where it is known, its country's ISO code. */
export type DatedPlace = Point & { country?: string };

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

/** An `Intl` object costs a thousand times its use, so a process makes each once. */
function clockAt({ lat, lon, country }: DatedPlace): Intl.DateTimeFormat {
  const timeZone = (country && onlyZoneOf(country)) || timeZoneAt(lat, lon);
  const known = made.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
    timeZone,
  });
  made.set(timeZone, clock);
  return clock;
}

/** What the clocks on the wall show, as if it were UTC: ms since 1970. */
function wallMs(clock: Intl.DateTimeFormat, at: number): number {
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 0, hour, minute, second } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The day it is at a place, YYYY-MM-DD. */
export function dayAt(place: DatedPlace, at: Date): string {
  return new Date(wallMs(clockAt(place), at.getTime())).toISOString().slice(0, 10);
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
