import type { Ctx } from '@entraide/core/ctx';
import { findPlaces, isArea, nearestPlace, type Place, readPlace } from '@entraide/core/place';
import { availableLocales } from '@entraide/model/language';
import { placeWords } from '../../components/place-words.ts';
import type { FormFault } from '../../forms/faults.ts';
import type { Values } from '../values.ts';
import { countriesSaid, readCountries } from './countries.ts';
import { placeLimits } from './place-limits.ts';
import { partOf, readNumber, readTexts, textValues } from './read.ts';
import { ownsOf, type Section } from './section.ts';

/** Where listings may be, and what the board shows first. */
export const place: Section = {
  owns: ownsOf('home', 'coverage'),

  async values({ config }, ctx) {
    const { home, coverage } = config;
    const { center } = coverage;
    return {
      ...(await pointValues('home', home, ctx)),
      'home.radiusKm': String(home.radiusKm),
      ...textValues('home.label', home.label, config.locales),
      'coverage.reach': coverage.world ? 'world' : 'area',
      'coverage.countries': countriesSaid(coverage.countries, ctx.locale),
      ...(await pointValues('coverage', center, ctx)),
      'coverage.radiusKm': coverage.radiusKm === undefined ? '' : String(coverage.radiusKm),
    };
  },

  async prepare(typed, was, ctx) {
    const faults: FormFault[] = [];
    const next = { ...typed };
    const home = await readPoint('home', typed, was, ctx, faults);
    Object.assign(next, home.values);
    // A new place brings its names, unless somebody wrote other ones.
    if (home.place)
      for (const locale of ctx.tenant.config.locales) {
        const field = `home.label.${locale}`;
        const text = typed[field] ?? '';
        if (text !== '' && text !== was[field]) continue;
        const named = await readPlace({ ...ctx, locale }, home.place.id);
        next[field] = (named ?? home.place).name.slice(0, placeLimits.label);
      }
    if (typed['coverage.reach'] === 'area')
      Object.assign(next, (await readPoint('coverage', typed, was, ctx, faults)).values);
    return { typed: next, faults };
  },

  make(values, { document, config: { locales } }) {
    const faults: FormFault[] = [];
    const read = () => {
      const label = readTexts(
        values,
        'home.label',
        { locales, most: placeLimits.label, required: true, written: partOf(document, 'home', 'label') },
        faults,
      );
      const radiusKm = readNumber(values, 'home.radiusKm', placeLimits.radius, faults);
      const point = pointOf('home', values);
      if (!point) faults.push({ field: 'home.place', code: 'place' });
      return point && label && radiusKm ? { ...point, radiusKm, label } : null;
    };
    const home = read();
    const coverage = readCoverage(values, faults);
    return { set: { ...(home && { home }), ...(coverage && { coverage }) }, faults };
  },
};

function readCoverage(values: Values, faults: FormFault[]) {
  if (values['coverage.reach'] === 'world') return { world: true };
  const { countries, unknown } = readCountries(values['coverage.countries'] ?? '', availableLocales);
  if (unknown.length > 0) {
    faults.push({ field: 'coverage.countries', code: 'country', values: { name: unknown[0] ?? '' } });
    return null;
  }
  const center = (values['coverage.place'] ?? '').trim() === '' ? null : pointOf('coverage', values);
  if (!center) {
    if (countries.length > 0) return { countries };
    faults.push({ field: 'coverage.countries', code: 'area' });
    return null;
  }
  const radiusKm = readNumber(values, 'coverage.radiusKm', placeLimits.radius, faults);
  return radiusKm && { countries, center, radiusKm };
}

type Which = 'home' | 'coverage';

/** A point in a form: its place in words, and the point itself. */
async function pointValues(
  which: Which,
  point: { lat: number; lon: number } | undefined,
  ctx: Ctx,
): Promise<Values> {
  if (!point)
    return { [`${which}.place`]: '', [`${which}.placeId`]: '', [`${which}.lat`]: '', [`${which}.lon`]: '' };
  const near = await nearestPlace(ctx, point, ctx.locale);
  return {
    [`${which}.place`]: near ? placeWords(near, ctx.locale) : `${point.lat}, ${point.lon}`,
    [`${which}.placeId`]: '',
    [`${which}.lat`]: String(point.lat),
    [`${which}.lon`]: String(point.lon),
  };
}

/** The place that a form names now, when it is another one than it began with. */
async function readPoint(
  which: Which,
  typed: Values,
  was: Values,
  ctx: Ctx,
  faults: FormFault[],
): Promise<{ place: Place | null; values: Values }> {
  const words = (typed[`${which}.place`] ?? '').trim();
  const id = typed[`${which}.placeId`] ?? '';
  if (words === (was[`${which}.place`] ?? '').trim() || words === '') return { place: null, values: {} };
  const near = { lat: Number(was['home.lat']), lon: Number(was['home.lon']) };
  const chosen = /^\d{1,9}$/.test(id) ? await readPlace(ctx, Number(id)) : undefined;
  const found = chosen && [chosen.name, placeWords(chosen, ctx.locale)].includes(words) ? chosen : undefined;
  const [best] = found ? [found] : await findPlaces(ctx, { q: words, locale: ctx.locale, near, limit: 1 });
  if (!best || (which === 'home' && isArea(best) && !found)) {
    faults.push({ field: `${which}.place`, code: 'placeUnknown', values: { place: words.slice(0, 80) } });
    return { place: null, values: {} };
  }
  return {
    place: best,
    values: {
      [`${which}.place`]: placeWords(best, ctx.locale),
      [`${which}.lat`]: String(best.lat),
      [`${which}.lon`]: String(best.lon),
    },
  };
}

function pointOf(which: Which, values: Values): { lat: number; lon: number } | null {
  const [lat, lon] = [values[`${which}.lat`] ?? '', values[`${which}.lon`] ?? ''];
  if (lat.trim() === '' || lon.trim() === '') return null;
  const point = { lat: Number(lat), lon: Number(lon) };
  return Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180 ? point : null;
}
