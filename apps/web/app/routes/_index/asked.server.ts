import { type Ctx, outsideTenant } from '@entraide/core/ctx';
import { findPlaces, getPlace, isPostcode, nearestPlace, type Place } from '@entraide/core/place';
import { type Box, BoxText, type Point, PointText } from '@entraide/model/geo';
import { decodeCursor, Kind, type SearchParams } from '@entraide/model/listing';
import { type TenantConfig, textIn } from '@entraide/model/tenant';
import { placeWords } from '../../components/place-words.ts';
import type { Cookies } from '../../framework/index.ts';

/** Half round the Earth: "anywhere". */
export const ANYWHERE_KM = 20_040;
const YEAR_S = 365 * 86_400;

/** Where the reader looks. */
export interface Centre {
  how: 'place' | 'near' | 'home';
  point: Point;
  /** "Londres". */
  label: string;
  placeId: number | null;
  /** The ISO code of its country, where it is known. */
  country?: string | undefined;
  /** Of a country or region, which is looked at as a whole. */
  box?: Box;
}

/** What a typed text was taken for, when it may mean something else. */
export interface Guess {
  typed: string;
  place: string;
  /** The text names a village that we do not know: the place is close by. */
  closeBy: boolean;
}

/** What an address asks for, as far as it can be understood: a reader with an odd link still sees the board. */
export interface Asked {
  centre: Centre;
  /** Instead of the circle round the centre: a piece of the map, or a country or region. */
  box: Box | null;
  /** The box is that of a country or region. */
  isArea: boolean;
  radiusKm: number;
  kind: Kind | undefined;
  category: string | undefined;
  q: string | undefined;
  urgent: boolean;
  sort: NonNullable<SearchParams['sort']>;
  cursor: string | undefined;
  /** On a phone: the map in place of the list. */
  onMap: boolean;
  /** Typed as a place, and no place that we know. */
  unknownPlace: string | null;
  /** That text is a postcode: its town is what is missing. */
  isPostcode: boolean;
  /** Set when the typed text may mean one of the others as well. */
  guess: Guess | null;
  /** Other places called so. */
  others: Place[];
}

export async function readAsked(ctx: Ctx, url: URL, cookies: Cookies): Promise<Asked> {
  const said = (name: string) => url.searchParams.get(name)?.trim() || undefined;
  const {
    centre,
    unknownPlace,
    guess = null,
    others,
    lastRadiusKm,
    typed,
  } = await findCentre(ctx, said, cookies);
  // Who types a place leaves the piece of the map.
  const piece = typed ? null : (BoxText.safeParse(said('bbox') ?? '').data ?? null);
  const box = piece ?? centre.box ?? null;
  const kind = Kind.safeParse(said('kind')).data;
  const category = ctx.tenant.config.categories.find(({ slug }) => slug === said('category'))?.slug;
  const { home } = ctx.tenant.config;
  const radiusKm = radiusOf(said('radiusKm')) ?? lastRadiusKm ?? home.radiusKm;
  const q = said('q')?.slice(0, 200);
  const sort = sortOf({ asked: said('sort'), box: box !== null, words: q !== undefined });
  // What is only guessed is not where the reader is: nothing begins there until it was chosen.
  if (centre.how !== 'home' && !guess) remember(cookies, centre, radiusKm);
  return {
    centre,
    box,
    isArea: piece === null && box !== null,
    radiusKm,
    kind,
    category,
    q,
    urgent: ['1', 'true', 'on'].includes(said('urgent') ?? ''),
    sort,
    cursor: cursorFor(sort, said('cursor')),
    onMap: said('view') === 'map',
    unknownPlace,
    isPostcode: unknownPlace !== null && isPostcode(unknownPlace),
    guess,
    others,
  };
}

/** The name as it stands in the field; a text that equals it means the place, not a new search. */
export function fieldTextOf({ how, label }: Centre): string {
  return how === 'near' ? '' : label;
}

type Said = (name: string) => string | undefined;

interface Found {
  centre: Centre;
  unknownPlace: string | null;
  guess?: Guess | null;
  others: Place[];
  lastRadiusKm?: number | undefined;
  /** The centre was found by what was typed. */
  typed?: true;
}

async function findCentre(ctx: Ctx, said: Said, cookies: Cookies): Promise<Found> {
  const none = { unknownPlace: null, others: [] };
  const typed = said('where')?.slice(0, 1_000);
  const chosen = await placeOfId(ctx, said('place'));
  // A hidden id counts only while the text beside it is still that place's own name.
  if (chosen && (typed === undefined || typed === chosen.label)) return { centre: chosen, ...none };
  // Whoever shares their position leaves the field empty; whoever types in it means what they type.
  const point = PointText.safeParse(said('near') ?? '').data;
  if (point && typed === undefined) return { centre: await nearCentre(ctx, point), ...none };
  const last = await lastCentre(ctx, cookies);
  const fallback = { centre: last?.centre ?? (await homeCentre(ctx)), lastRadiusKm: last?.radiusKm };
  if (typed === undefined || typed === fallback.centre.label) return { ...fallback, ...none };
  const { lat, lon } = fallback.centre.point;
  const { countries } = ctx.tenant.config.coverage;
  const [best, ...others] = await findPlaces(ctx, {
    q: typed,
    locale: ctx.locale,
    near: { lat, lon },
    countries,
    limit: 6,
  });
  if (!best) return { ...fallback, unknownPlace: typed.slice(0, 120), others: [] };
  if (best.kind === 'point') return { centre: await nearCentre(ctx, best), ...none, typed: true };
  const isGuess = best.strength === 'weak';
  const meant = isGuess ? others : others.filter(({ name }) => name === best.name);
  return {
    centre: placeCentre(best),
    unknownPlace: null,
    guess: isGuess
      ? {
          typed: best.standsFor?.name ?? typed,
          place: placeWords(best, ctx.locale),
          closeBy: best.standsFor?.kind === 'village',
        }
      : null,
    others: meant.slice(0, isGuess ? 5 : 3),
    typed: true,
  };
}

const placeCentre = ({ id, name, country, lat, lon, box }: Place): Centre => ({
  how: 'place',
  point: { lat, lon },
  label: name,
  placeId: id,
  country,
  ...(box && { box }),
});

async function placeOfId(ctx: Ctx, text: string | undefined): Promise<Centre | null> {
  if (!text || !/^\d{1,9}$/.test(text)) return null;
  const place = await outsideTenant(ctx, (tx) => getPlace(tx, Number(text), ctx.locale));
  return place ? placeCentre(place) : null;
}

/** A hundredth of a degree is about a kilometre: enough to know who is near, too little to know a home. */
const round = (degrees: number) => Math.round(degrees * 100) / 100;

async function nearCentre(ctx: Ctx, { lat, lon }: Point): Promise<Centre> {
  const point = { lat: round(lat), lon: round(lon) };
  const place = await nearestPlace(ctx, point, ctx.locale);
  return { how: 'near', point, label: place?.name ?? '', placeId: null, country: place?.country };
}

/** A space's configuration is one object until it changes, and so is where its home is. */
const homeCountries = new WeakMap<TenantConfig, { code: string | undefined }>();

async function homeCentre(ctx: Ctx): Promise<Centre> {
  const { locale } = ctx;
  const { config } = ctx.tenant;
  const { lat, lon, label } = config.home;
  const known = homeCountries.get(config);
  const { code } = known ?? { code: (await nearestPlace(ctx, { lat, lon }, locale))?.country };
  if (!known) homeCountries.set(config, { code });
  return { how: 'home', point: { lat, lon }, label: textIn(label, locale), placeId: null, country: code };
}

/** `p:2643743:25` a place, `n:51.5,-0.12:25` a position; the last number is the radius. */
function remember(cookies: Cookies, { placeId, point }: Centre, radiusKm: number): void {
  const where = placeId === null ? `n:${point.lat},${point.lon}` : `p:${placeId}`;
  const value = `${where}:${radiusKm}`;
  if (cookies.get('place') !== value) cookies.set('place', value, YEAR_S);
}

async function lastCentre(ctx: Ctx, cookies: Cookies): Promise<{ centre: Centre; radiusKm?: number } | null> {
  const [how, where = '', radius] = (cookies.get('place') ?? '').split(':');
  const radiusKm = radiusOf(radius);
  const point = how === 'n' ? PointText.safeParse(where).data : undefined;
  const centre = how === 'p' ? await placeOfId(ctx, where) : point ? await nearCentre(ctx, point) : null;
  return centre && { centre, ...(radiusKm && { radiusKm }) };
}

/** Words are sorted by how well they fit, unless somebody wants it otherwise; a piece of the map has no middle to be near to. */
function sortOf({
  asked,
  box,
  words,
}: {
  asked: string | undefined;
  box: boolean;
  words: boolean;
}): Asked['sort'] {
  if (asked === 'newest') return 'newest';
  if (words && (box || asked !== 'distance')) return 'relevance';
  return box ? 'newest' : 'distance';
}

/** A page of another order is no page of this one: the list starts anew. */
function cursorFor(sort: Asked['sort'], text: string | undefined): string | undefined {
  return text && decodeCursor(text)?.by === sort ? text : undefined;
}

function radiusOf(text: string | undefined): number | undefined {
  const km = Number(text);
  return text && km >= 1 && km <= ANYWHERE_KM ? Math.round(km) : undefined;
}
