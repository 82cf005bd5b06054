import type { Ctx } from '@entraide/core/ctx';
import { COUNTED_AT_MOST, leadingRequests, type WidenedSearch, widenSearch } from '@entraide/core/listing';
import { countryName } from '@entraide/core/place';
import { type Box, METRES_PER_DEGREE, type Point, wrapLon } from '@entraide/model/geo';
import { EQUALLY_NEAR_KM, type Listing } from '@entraide/model/listing';
import { textIn } from '@entraide/model/tenant';
import { cardOf, categoryOf } from '../../components/card.server.ts';
import type { CardData } from '../../components/ListingCard.tsx';
import { formatsFor } from '../../i18n/format.ts';
import { getT } from '../../i18n/server.ts';
import type { MapView } from '../../map/engine.ts';
import { type AlertOffer, offerAlert } from './alert-offer.server.ts';
import { ANYWHERE_KM, type Asked, fieldTextOf } from './asked.server.ts';

const PAGE = 20;
const RADII_KM = [5, 10, 25, 50, 100, 250];

/** The page of listings in words: the browser only lays it out. */
export interface Found {
  /** "42 annonces près de Londres". */
  heading: string;
  /** "Dans un rayon de 25 km, les plus proches d’abord." */
  order: string;
  /** Set when nothing was found where it was asked for, and the nearest is shown. */
  widened: string | null;
  /** "Aussi : Garde d’enfants": what is found because its category means the words. */
  also: string | null;
  /** Set when no listing holds all the words, and those with most of them are shown. */
  mostWords: string | null;
  cards: CardData[];
  nextCursor: string | null;
  radii: { value: number; label: string }[];
  view: MapView;
  field: { text: string; placeId: number | null };
  alert: AlertOffer | null;
}

export async function findListings(ctx: Ctx, asked: Asked): Promise<Found> {
  const { centre, box, radiusKm, sort, cursor } = asked;
  const anywhere = radiusKm >= ANYWHERE_KM;
  const params = {
    ...(box ? { bbox: box } : { near: centre.point, ...(!anywhere && { radiusKm }) }),
    ...filtersOf(asked),
    // People look for what is fresh around the corner; a program that sorts by distance wants the distance.
    sort: sort === 'distance' ? ('local' as const) : sort,
    limit: PAGE,
    ...(cursor && { cursor }),
  };
  const found = await widenSearch(ctx, params);
  // Who asked for the newest gets the newest.
  const leading = box || sort === 'distance' ? await leadingRequests(ctx, params) : [];
  const led = new Set(leading.map(({ id }) => id));
  const items = [...leading, ...found.items.filter(({ id }) => !led.has(id))];
  const sayCountry = crossesBorder(ctx, centre, items);
  return {
    ...wordsOf(ctx, asked, found, leading.length > 0),
    ...howFound(ctx, found),
    cards: items.map((listing) => cardOf(ctx, listing, { sayCountry })),
    nextCursor: found.nextCursor,
    radii: radiiOf(ctx, radiusKm),
    view: viewOf(asked, found),
    field: { text: fieldTextOf(centre), placeId: centre.placeId },
    alert: offerAlert(ctx, asked, found),
  };
}

/** A ring knows no borders: when a card lies in another country than where the reader looks, all cards say theirs. */
function crossesBorder({ locale }: Ctx, { country }: Asked['centre'], items: readonly Listing[]): boolean {
  const countries = new Set(items.map(({ location }) => location.country));
  if (country !== undefined) countries.add(countryName(country, locale));
  return countries.size > 1;
}

export function filtersOf({ kind, category, q, urgent }: Asked) {
  return { ...(kind && { kind }), ...(category && { category }), ...(q && { q }), ...(urgent && { urgent }) };
}

function wordsOf(ctx: Ctx, asked: Asked, found: WidenedSearch, led: boolean) {
  const t = getT({ ctx, locale: ctx.locale }, 'browse');
  const formats = formatsFor(ctx.locale);
  const { centre, box, isArea, radiusKm, kind, sort } = asked;
  const anywhere = !box && radiusKm >= ANYWHERE_KM;
  const around = box
    ? isArea
      ? t('around.area', { place: centre.label })
      : t('around.box')
    : anywhere
      ? t('around.world')
      : centre.how === 'near'
        ? t('around.you')
        : t('around.place', { place: centre.label });
  const what = kind ?? 'all';
  const number =
    found.total === null
      ? t(`more.${what}`, { number: formats.number(COUNTED_AT_MOST) })
      : t(`found.${what}`, { count: found.total, number: formats.number(found.total) });
  if (found.items.length === 0 || found.widened) {
    const ring =
      found.radiusKm === null ? t('around.world') : t('ring', { distance: formats.distance(found.radiusKm) });
    return {
      heading: t('nothing', { around }),
      order: '',
      widened: found.widened ? t('widened', { number, ring }) : null,
    };
  }
  const ring = box || anywhere ? 'plain' : 'ring';
  // So near, all is equally near.
  const by = sort === 'distance' && ring === 'ring' && radiusKm <= EQUALLY_NEAR_KM ? 'newest' : sort;
  // Where help is needed at once is no ring of its own.
  const key: string = `order.${by}.${ring}`;
  const order = t(key, {
    distance: formats.distance(radiusKm),
    near: formats.distance(EQUALLY_NEAR_KM),
  });
  return {
    heading: t('heading', { number, around }),
    order: led ? t('order.led', { order }) : order,
    widened: null,
  };
}

function howFound(ctx: Ctx, { also, mostWords }: WidenedSearch): Pick<Found, 'also' | 'mostWords'> {
  const t = getT({ ctx, locale: ctx.locale }, 'browse');
  const labels = also.flatMap((slug) => {
    const category = categoryOf(ctx, slug);
    return category ? [textIn(category.label, ctx.locale)] : [];
  });
  return {
    also: labels.length > 0 ? t('also', { categories: formatsFor(ctx.locale).list(labels) }) : null,
    mostWords: mostWords ? t('mostWords') : null,
  };
}

function radiiOf(ctx: Ctx, radiusKm: number): Found['radii'] {
  const formats = formatsFor(ctx.locale);
  const t = getT({ ctx, locale: ctx.locale }, 'browse');
  const all = [...new Set([...RADII_KM, ...(radiusKm < ANYWHERE_KM ? [radiusKm] : [])])].sort(
    (a, b) => a - b,
  );
  return [
    ...all.map((value) => ({ value, label: formats.distance(value) })),
    { value: ANYWHERE_KM, label: t('filter.anywhere') },
  ];
}

/** What the map shows: the box, or the circle that was searched. */
function viewOf({ centre, box }: Asked, found: WidenedSearch): MapView {
  if (box && !found.widened) return { bounds: box };
  const km = found.radiusKm;
  if (km === null || km > 2500) return { center: centre.point, zoom: 1.5 };
  return { bounds: boxAround(centre.point, km * 1000) };
}

function boxAround({ lat, lon }: Point, radiusM: number): Box {
  const high = radiusM / METRES_PER_DEGREE;
  const wide = Math.min(179, high / Math.max(0.05, Math.cos((lat * Math.PI) / 180)));
  return {
    west: wrapLon(lon - wide),
    south: Math.max(-85, lat - high),
    east: wrapLon(lon + wide),
    north: Math.min(85, lat + high),
  };
}
