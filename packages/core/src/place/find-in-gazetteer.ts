import { distanceM } from '@entraide/model/geo';
import type { PlatformCtx } from '../ctx/index.ts';
import { placeKey } from '../gazetteer/place-key.ts';
import { begunWith } from './begun.ts';
import { isWithin } from './is-within.ts';
import { knownKey } from './known-key.ts';
import { airportsWith, almostCalled, called, isBeginning, largestIn } from './look-up-names.ts';
import { isArea, type PlaceTx } from './place.ts';
import type { PlaceQuery } from './place-query.ts';
import { type Hit, isInBox, type Ranked, rankPlaces } from './rank-places.ts';
import { partOf, type Reading, readQuery, shortForm } from './read-query.ts';

export interface Found {
  /** Best first. */
  ranked: Ranked[];
  /** The region or country was said, and the first is in it. */
  said: boolean;
  /** Words were left out to find anything. */
  shortened: boolean;
}

type Asked = PlaceQuery & { capitals?: boolean };

const FEW = 3;
/** Letters from which a name that is typed out may be another's with a slip. */
const LONG = 6;
/** People of a place that is asked for less often than a city of nearly the same name. */
const VILLAGE = 5_000;

/**
 * Names typed out before beginnings, then a shorter form of the name, and only when all are few, what is a slip or two away; within
 * each by people and nearness. Nothing rather than nonsense: an empty list when no name is like it.
 */
export async function find(tx: PlaceTx, query: Asked, db: PlatformCtx['db']): Promise<Found> {
  const { locale } = query;
  const readings = readQuery(query.q);
  const [plain] = readings;
  if (!plain) return { ranked: [], said: false, shortened: false };
  const hits =
    readings.length === 1 && isBeginning(plain.name)
      ? await begunWith(db, { tx, name: plain.name, lookUp: calledOne })
      : await called(tx, readings);
  const airports = await otherAirports(tx, plain, hits, placeKey(query.q));
  const fitting = readings.flatMap((reading) =>
    [...hits, ...(reading === plain ? airports : [])].filter(
      (hit) => counts(hit, reading) && reads(hit, reading) && isWithin(hit, reading, locale),
    ),
  );
  const said =
    plain.within.length > 0 || fitting.some((hit) => hit.key !== plain.name && hit.how === 'exact');
  const found = await withParts(tx, plain, rankPlaces(fitting, query), query);
  const ranked = await withTowns(tx, townBeforeArea(found));
  // A village's name may as well be a slip of the pen.
  const typedOut = ranked.some(({ how, fame }) => how === 'exact' && fame >= VILLAGE);
  if (ranked.length >= FEW && (typedOut || plain.name.length < LONG))
    return { ranked, said, shortened: false };
  if (fitting.some((hit) => isMeant(hit, plain))) return { ranked, said, shortened: false };

  const shorter = ranked.some(({ how }) => how === 'exact') ? [] : await shortened(tx, query);
  if (shorter.length > 0) return { ranked: [...shorter, ...ranked], said, shortened: true };
  if (ranked.length >= FEW && ranked.every(({ how }) => how === 'prefix'))
    return { ranked, said, shortened: false };

  const known = new Set(ranked.map(({ place }) => place.id));
  const alike = await almostCalled(tx, plain.name, db);
  const others = alike.filter((hit) => !known.has(hit.place.id) && isWithin(hit, plain, locale));
  const all = [...ranked, ...rankPlaces(others, query)];
  if (all.length > 0) return { ranked: all, said, shortened: false };
  const instead = await beside(tx, plain, hits, query);
  if (instead.hits.length === 0) {
    // "Les Déserts Savoie": a name, and after it what we do not know.
    const begin = readings
      .slice(1)
      .find(({ name }) => name.includes(' ') && hits.some((hit) => hit.key === name && hit.via !== 'code'));
    const named = hits.filter((hit) => begin && hit.key === begin.name && hit.via !== 'code');
    return { ranked: rankPlaces(named, query), said: false, shortened: true };
  }
  return { ranked: rankPlaces(instead.hits, query), said: instead.said, shortened: !instead.said };
}

const calledOne = (tx: PlaceTx, name: string) => called(tx, [{ name, within: [], certain: true }]);

/** A postcode is typed out or not meant, and so is a country's code. */
const counts = ({ via, how, place, key }: Hit, { name }: Reading) =>
  (via !== 'postcode' && via !== 'code') ||
  (how === 'exact' && key === name && (place.kind !== 'country' || key.length > 2));

// Who types "Barcelonne" may mean the village of that name, and may mean Barcelona.
const isMeant = ({ how, fame }: Hit, { within }: Reading) =>
  how !== 'prefix' && (within.length > 0 || fame >= 20_000);

/** Of a city and the region or country named after it, the city is where people are: New York, Québec, Luxembourg. */
function townBeforeArea(ranked: Ranked[]): Ranked[] {
  const [area] = ranked;
  if (!area || !isArea(area.place) || area.how !== 'exact') return ranked;
  const at = ranked.findIndex(
    ({ place, how, called, key }) =>
      how === 'exact' &&
      called === 'own' &&
      key === area.key &&
      place.country === area.place.country &&
      !isArea(place) &&
      place.population * 20 >= area.place.population,
  );
  const town = ranked[at];
  return town ? [town, ...ranked.filter((hit) => hit !== town)] : ranked;
}

const MOST_TOWNS = 4;

/** After a country or region come the towns in it to choose from; "Lebanon" is a town in Tennessee too. */
async function withTowns(tx: PlaceTx, ranked: Ranked[]): Promise<Ranked[]> {
  const [area, ...others] = ranked;
  if (!area || !isArea(area.place) || area.how !== 'exact') return ranked;
  const towns = (await largestIn(area.place, tx))
    .slice(0, MOST_TOWNS)
    .map((hit): Ranked => ({ ...hit, called: 'own', score: area.score }));
  const ids = new Set(towns.map(({ place }) => place.id));
  return [area, ...towns, ...others.filter(({ place }) => !ids.has(place.id))];
}

/** "South Kensington", asked for in London, is a part of the Kensington there sooner than the town in Maryland. */
async function withParts(
  tx: PlaceTx,
  { name, within }: Reading,
  ranked: Ranked[],
  query: Asked,
): Promise<Ranked[]> {
  const { near } = query;
  const whole = within.length === 0 ? partOf(name) : undefined;
  if (!whole || ranked.length >= FEW || ranked.some(({ via }) => via)) return ranked;
  const isHere = ({ place }: Hit) => near !== undefined && distanceM(place, near) < BESIDE_M;
  if (ranked.some((hit) => isHere(hit) || (isArea(hit.place) && hit.how === 'exact'))) return ranked;
  const wholes = await called(tx, [{ name: whole, within: [], certain: true }]);
  const known = new Set(ranked.map(({ place }) => place.id));
  const exact = wholes.filter(({ how, via }) => how === 'exact' && via !== 'code');
  const parts = exact.some(isHere) || !wholes.some(isHere) ? exact : wholes.filter(isHere);
  // A part of a name is not that name: it is offered, not taken.
  const others = rankPlaces(parts, query)
    .filter(({ place }) => !known.has(place.id))
    .map((hit): Ranked => ({ ...hit, how: 'prefix' }));
  return [...others.filter(isHere), ...ranked, ...others.filter((hit) => !isHere(hit))];
}

async function shortened(tx: PlaceTx, query: Asked): Promise<Ranked[]> {
  const reading = shortForm(query.q);
  if (!reading) return [];
  const hits = await called(tx, [{ ...reading, within: [] }]);
  const exact = hits.filter((hit) => hit.key === reading.name && counts(hit, reading));
  const there = exact.filter((hit) => isWithin(hit, reading, query.locale));
  return rankPlaces(there.length > 0 ? there : exact, query);
}

const reads = (hit: Hit, { name, certain }: Reading) =>
  certain ? hit.key.startsWith(name) || hasWords(hit.key, name) : hit.key === name;

const hasWords = (key: string, name: string) => {
  const own = new Set(key.split(' '));
  return name.split(' ').every((word) => own.has(word) || between.has(word));
};

const between = new Set('at in of the and on near de du des la le les a au'.split(' '));

/** "Greater Rochester Airport": of the airport's name some words, in their order or not, where its name as typed is no well-known one. */
async function otherAirports(
  tx: PlaceTx,
  { name }: Reading,
  hits: readonly Hit[],
  asked: string,
): Promise<Hit[]> {
  if (!name.startsWith('airport ')) return [];
  if (hits.some(({ how, key, fame }) => how === 'exact' && key === name && fame >= LARGE_AIRPORT)) return [];
  const words = name
    .split(' ')
    .slice(1)
    .filter((word) => !between.has(word));
  if (words.length === 0) return [];
  const known = new Set(hits.map(({ place }) => place.id));
  const others = (await airportsWith(tx, words)).filter(({ place }) => !known.has(place.id));
  // "Stewart International Airport" is said whole in "New York Stewart International Airport".
  return others.map((hit) =>
    ` ${knownKey(hit.place.name)} `.includes(` ${asked} `) ? { ...hit, how: 'exact' } : hit,
  );
}

const LARGE_AIRPORT = 100_000;

const BESIDE_M = 60_000;

/**
 * What followed the comma is neither region nor country by the names that we compare. As a city or an area it says where to look
 * ("Clapham, London"; "Florence, Toscane"), and a city stands in for a quarter that we do not know; as anything else ("Lyon, chez
 * moi") it says nothing.
 */
async function beside(
  tx: PlaceTx,
  { name, within }: Reading,
  hits: Hit[],
  query: Asked,
): Promise<{ hits: Hit[]; said: boolean }> {
  const [where] = within;
  if (where === undefined) return { hits: [], said: false };
  const there = await called(tx, [{ name: where, within: [], certain: true }]);
  const [best] = rankPlaces(
    there.filter(({ how, via }) => how === 'exact' && via !== 'code'),
    query,
  );
  const sameName = hits.filter((hit) => hit.key.startsWith(name) && hit.via !== 'code');
  if (!best) return { hits: sameName, said: false };
  const { place: around } = best;
  const close = sameName.filter(({ place }) =>
    isArea(around)
      ? place.country === around.country && isInBox(place, around.box)
      : distanceM(place, around) < BESIDE_M,
  );
  if (close.length > 0) return { hits: close, said: true };
  return { hits: isArea(around) ? sameName : [best], said: false };
}
