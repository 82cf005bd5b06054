import type { Ctx } from '@entraide/core/ctx';
import { aheadOfUtcMs, dayAt, timeZoneOf } from '@entraide/core/place';
import { intlLocale } from '@entraide/model/language';
import type { Listing } from '@entraide/model/listing';
import { getT } from '../../i18n/server.ts';

/** Nearer clocks are no surprise: nobody rings at night by mistake. */
const FAR_MS = 3 * 3_600_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * "Il est 03:10 là-bas", with the day where it is another one, for a place whose clocks are far from those where the space is at home;
 * null for a near one, and for a whole country, which may have several.
 */
export function timeThere(ctx: Ctx, { location }: Pick<Listing, 'location'>): string | null {
  const now = ctx.clock();
  // What a listing calls its country is a name in the reader's language, and no code.
  const there = { lat: location.lat, lon: location.lon };
  const { home } = ctx.tenant.config;
  if (location.precision === 'country') return null;
  if (Math.abs(aheadOfUtcMs(there, now) - aheadOfUtcMs(home, now)) < FAR_MS) return null;
  const otherDay = dayAt(there, now) !== dayAt(home, now);
  const time = formatOf(ctx.locale, timeZoneOf(there), otherDay).format(now);
  return getT({ ctx, locale: ctx.locale }, 'listing')('timeThere', { time });
}

/** An `Intl` object costs a thousand times its use; there are a few hundred zones. */
function formatOf(locale: string, timeZone: string, withDay: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${withDay}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(intlLocale(locale), {
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone },
    ...(withDay && { weekday: 'long' }),
  });
  formats.set(key, made);
  return made;
}
