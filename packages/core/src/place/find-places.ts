import { distanceM, type Point } from '@entraide/model/geo';
import { outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { countryCalled } from './country-keys.ts';
import { isWithin } from './is-within.ts';
import { almostCalled, called, largestOf } from './look-up-names.ts';
import { type Place, type PlaceTx, toPlace } from './place.ts';
import { type Hit, type Ranked, rankPlaces, shownName } from './rank-places.ts';
import { MAX_QUERY, partOf, type Reading, readQuery, withoutNumbers } from './read-query.ts';
import { resolveGeocoded } from './resolve-geocoded.ts';

export interface PlaceQuery {
  /** As typed, in any language: "Londres", "saint-eti", "Paris TX", "القاهرة". */
  q: string;
  locale: string;
  /** Degrees; brings what is near up, hides nothing. */
  near?: Point | undefined;
  /** 1 to 20; 8 when absent. */
  limit?: number | undefined;
}

/**
 * Places called so, best first. A geocoder in the context is asked first, before any transaction; when it has no answer, or is
 * none, our gazetteer answers.
 */
export async function findPlaces(
  ctx: Pick<PlatformCtx, 'db' | 'geocoder'>,
  query: PlaceQuery,
): Promise<Place[]> {
  const q = query.q.slice(0, MAX_QUERY);
  if (readQuery(q).length === 0) return [];
  const { locale, near } = query;
  const limit = Math.min(Math.max(1, query.limit ?? 8), 20);
  const answers = (await ctx.geocoder?.ask({ q, locale, near, limit })) ?? [];
  if (answers.length > 0) {
    const places = await outsideTenant(ctx, (tx) => resolveGeocoded(tx, answers, locale));
    if (places.length > 0) return places.slice(0, limit);
  }
  return (await findInGazetteer(ctx.db, { ...query, q })).slice(0, limit);
}

/**
 * Names typed out before beginnings, and only when both are few, what is a slip or two away; within each by people and nearness.
 * Nothing rather than nonsense: an empty list when no name is like it.
 */
async function findInGazetteer(db: PlatformCtx['db'], query: PlaceQuery): Promise<Place[]> {
  const found = await outsideTenant({ db }, async (tx) => {
    const ranked = await find(tx, query);
    const rest = ranked.length > 0 ? query.q : withoutNumbers(query.q);
    return rest === query.q ? ranked : find(tx, { ...query, q: rest });
  });
  const own = new Set(found.filter(({ called }) => called === 'own').map(({ key }) => key));
  return found.map((hit) => toPlace(hit.place, shownName(hit, query.locale, { taken: own.has(hit.key) })));
}

const FEW = 3;

async function find(tx: PlaceTx, query: PlaceQuery): Promise<Ranked[]> {
  const { locale, near } = query;
  const readings = readQuery(query.q);
  const [plain] = readings;
  if (!plain) return [];
  const hits = await called(tx, readings);
  const fitting = readings.flatMap((reading) =>
    hits.filter((hit) => reads(hit, reading) && isWithin(hit.place, reading, locale)),
  );
  const country = plain.within.length === 0 ? countryCalled(plain.name, locale) : undefined;
  // "Thaïlande" is no place, but its largest cities are where to begin; "Lebanon" is a town in Tennessee too.
  if (country) fitting.push(...(await largestOf(tx, country, fitting.length === 0 ? 3 : 1)));
  const ranked = await withParts(tx, plain, rankPlaces(fitting, locale, near), query);
  if (ranked.length >= FEW || fitting.some((hit) => isMeant(hit, plain))) return ranked;

  const known = new Set(ranked.map(({ place }) => place.id));
  const alike = await almostCalled(tx, plain.name);
  const others = alike.filter(({ place }) => !known.has(place.id) && isWithin(place, plain, locale));
  ranked.push(...rankPlaces(others, locale, near));
  return ranked.length > 0 ? ranked : rankPlaces(await beside(tx, plain, hits, query), locale, near);
}

// Who types "Barcelonne" may mean the village of that name, and may mean Barcelona.
const isMeant = ({ how, place }: Hit, { within }: Reading) =>
  how !== 'prefix' && (within.length > 0 || place.population >= 20_000);

/** "South Kensington", asked for in London, is a part of the Kensington there sooner than the town in Maryland. */
async function withParts(
  tx: PlaceTx,
  { name, within }: Reading,
  ranked: Ranked[],
  { locale, near }: PlaceQuery,
): Promise<Ranked[]> {
  const whole = within.length === 0 ? partOf(name) : undefined;
  if (!whole || ranked.length >= FEW) return ranked;
  const isHere = ({ place }: Hit) => near !== undefined && distanceM(place, near) < BESIDE_M;
  if (ranked.some(isHere)) return ranked;
  const wholes = await called(tx, [{ name: whole, within: [], certain: true }]);
  const known = new Set(ranked.map(({ place }) => place.id));
  const exact = wholes.filter(({ how }) => how === 'exact');
  const parts = exact.some(isHere) || !wholes.some(isHere) ? exact : wholes.filter(isHere);
  const others = rankPlaces(parts, locale, near).filter(({ place }) => !known.has(place.id));
  return [...others.filter(isHere), ...ranked, ...others.filter((hit) => !isHere(hit))];
}

const reads = (hit: Hit, { name, certain }: Reading) =>
  certain ? hit.key.startsWith(name) : hit.key === name;

const BESIDE_M = 60_000;

/**
 * What followed the comma is neither region nor country. As a city it says where to look ("Clapham, London") and stands in for a
 * quarter that we do not know; as anything else ("Lyon, chez moi") it says nothing.
 */
async function beside(
  tx: PlaceTx,
  { name, within }: Reading,
  hits: Hit[],
  { locale, near }: PlaceQuery,
): Promise<Hit[]> {
  const [city] = within;
  if (city === undefined) return [];
  const there = await called(tx, [{ name: city, within: [], certain: true }]);
  const [best] = rankPlaces(
    there.filter(({ how }) => how === 'exact'),
    locale,
    near,
  );
  const sameName = hits.filter((hit) => hit.key.startsWith(name));
  if (!best) return sameName;
  const close = sameName.filter(({ place }) => distanceM(place, best.place) < BESIDE_M);
  return close.length > 0 ? close : [best];
}
