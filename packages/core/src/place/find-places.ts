import type { Point } from '@entraide/model/geo';
import { outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { find } from './find-in-gazetteer.ts';
import { placeAround } from './nearest-place.ts';
import { type FoundPlace, type PlaceTx, placeName, toPlace } from './place.ts';
import type { PlaceQuery } from './place-query.ts';
import { isPostcode, townOfPostcode } from './postcodes.ts';
import { type Ranked, shownName } from './rank-places.ts';
import { isLink, readPoint } from './read-point.ts';
import { jointNames, MAX_QUERY, readQuery, withoutNumbers } from './read-query.ts';
import { resolveGeocoded } from './resolve-geocoded.ts';
import { strengthOf } from './strength.ts';

/** A link to a map is longer than a name. */
const MAX_LINK = 2_000;

/**
 * Places called so, best first; the first tells whether it may be taken without asking. A geocoder in the context is asked first,
 * before any transaction; when it has no answer, or is none, our gazetteer answers.
 */
export async function findPlaces(
  ctx: Pick<PlatformCtx, 'db' | 'geocoder'>,
  query: PlaceQuery,
): Promise<FoundPlace[]> {
  const { locale, near } = query;
  const point = readPoint(query.q.slice(0, MAX_LINK));
  if (point) return outsideTenant(ctx, (tx) => placeAt(tx, point, locale));
  if (isLink(query.q)) return [];
  const q = query.q.slice(0, MAX_QUERY);
  if (readQuery(q).length === 0) return [];
  const limit = Math.min(Math.max(1, query.limit ?? 8), 20);
  const answers = (await ctx.geocoder?.ask({ q, locale, near, limit })) ?? [];
  if (answers.length > 0) {
    const places = await outsideTenant(ctx, (tx) => resolveGeocoded(tx, answers, { q, locale }));
    if (places.length > 0) return places.slice(0, limit);
  }
  return outsideTenant(ctx, (tx) => findInGazetteer(tx, { ...query, q, limit }, ctx.db), {
    plannedOnce: true,
  });
}

/** The point itself, under the name of the place around it. */
async function placeAt(tx: PlaceTx, { lat, lon }: Point, locale: string): Promise<FoundPlace[]> {
  // What it is called is looked up from near by: nobody's name for a place tells two neighbours apart.
  const around = await placeAround(tx, { lat: round(lat), lon: round(lon) });
  if (!around) return [];
  const place = toPlace(around, placeName(around, locale));
  return [{ ...place, lat, lon, kind: 'point', finer: true, strength: 'strong' }];
}

/** To a hundredth of a degree, about a kilometre. */
const round = (degrees: number) => Math.round(degrees * 100) / 100;

async function findInGazetteer(
  tx: PlaceTx,
  query: PlaceQuery & { limit: number },
  db: PlatformCtx['db'],
): Promise<FoundPlace[]> {
  const { q, locale, near, limit } = query;
  const capitals = /^[^\p{Ll}]+$/u.test(q) && /\p{Lu}/u.test(q);
  const code = townOfPostcode(q);
  if (code) {
    const { ranked } = await find(tx, { ...query, q: `${code.town}, ${code.country}` }, db);
    const standsFor = { kind: 'postcode', name: q.trim().toUpperCase() } as const;
    const asker = { locale, near, said: true, capitals, shortened: !/\s|\w{5}/.test(q.trim()) };
    return shown(ranked.slice(0, 1), { locale, limit, strength: strengthOf(ranked, asker) }).map((place) => ({
      ...place,
      standsFor,
    }));
  }
  const first = await find(tx, { ...query, capitals }, db);
  const joined = first.ranked[0]?.how === 'exact' ? [] : jointNames(q);
  if (joined.length > 0) {
    const ofParts = [];
    for (const part of joined) ofParts.push(await find(tx, { ...query, q: part, capitals }, db));
    const typedOut = ofParts.filter(({ ranked: [best] }) => best?.how === 'exact');
    const [part] = typedOut;
    if (part) {
      const sure = typedOut.every(({ ranked: [best] }) => best?.place.id === part.ranked[0]?.place.id);
      const asker = { locale, near, said: part.said, capitals, shortened: part.shortened || !sure };
      return shown(part.ranked, { locale, limit, strength: strengthOf(part.ranked, asker) });
    }
  }
  const rest = first.ranked.length > 0 || isPostcode(q) ? q : withoutNumbers(q);
  const { ranked, said, shortened } =
    rest === q ? first : await find(tx, { ...query, q: rest, capitals }, db);
  const strength = strengthOf(ranked, { locale, near, said, capitals, shortened });
  return shown(ranked, { locale, limit, strength });
}

interface Shown {
  locale: string;
  limit: number;
  /** Of the first. */
  strength: FoundPlace['strength'];
}

function shown(ranked: readonly Ranked[], { locale, limit, strength }: Shown): FoundPlace[] {
  const own = new Set(ranked.filter(({ called }) => called === 'own').map(({ key }) => key));
  return ranked.slice(0, limit).map((hit, at) => {
    const place = toPlace(hit.place, shownName(hit, locale, { taken: own.has(hit.key) }));
    const { via, name } = hit;
    return {
      ...place,
      strength: at === 0 ? strength : 'weak',
      ...(via && via !== 'code' && { standsFor: { kind: via, name } }),
    };
  });
}
