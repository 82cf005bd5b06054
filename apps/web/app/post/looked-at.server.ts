import type { Ctx } from '@entraide/core/ctx';
import { nearestPlace, type Place, readPlace } from '@entraide/core/place';
import { distanceM, type Point, PointText } from '@entraide/model/geo';
import type { PlaceInput } from '@entraide/model/listing';
import { sayPlace } from './place.server.ts';
import type { PostValues } from './values.ts';

/** What the board remembers: `p:2643743:25` a place, `n:51.51,-0.13:25` where the device is; null: nothing was looked at yet. */
async function lookedAt(ctx: Ctx, remembered: string | null): Promise<Place | null> {
  const [how, where = ''] = (remembered ?? '').split(':');
  if (how === 'p' && /^\d{1,9}$/.test(where)) return (await readPlace(ctx, Number(where))) ?? null;
  const point = how === 'n' ? PointText.safeParse(where).data : undefined;
  const around = point && (await nearestPlace(ctx, point, ctx.locale));
  return point && around ? { ...around, ...point } : null;
}

/** From where its author looks: the board's place or their device, else the space's home. Degrees. */
export async function lookingFrom(ctx: Ctx, remembered: string | null): Promise<Point> {
  const { lat, lon } = (await lookedAt(ctx, remembered)) ?? ctx.tenant.config.home;
  return { lat, lon };
}

/** `lat,lon` to a tenth of a degree: enough to tell what is near. */
export const pointText = ({ lat, lon }: Point): string => `${lat.toFixed(1)},${lon.toFixed(1)}`;

/** The board's place, with which a new listing begins: most people ask and offer there. `id`: said in the address. */
export async function boardsPlace(
  ctx: Ctx,
  id: string | null,
  remembered: string | null,
): Promise<Partial<PostValues>> {
  if (id && /^\d{1,9}$/.test(id)) return sayPlace(ctx, { id: Number(id) });
  const { lat, lon } = ctx.tenant.config.home;
  const place =
    (await lookedAt(ctx, remembered)) ?? (await nearestPlace(ctx, { lat, lon }, ctx.locale)) ?? null;
  return place ? sayPlace(ctx, { id: place.id }) : {};
}

/** The country of a listing's place. */
export async function countryOf(ctx: Ctx, given: PlaceInput): Promise<string | null> {
  return (await placeOf(ctx, given))?.country ?? null;
}

const placeOf = (ctx: Ctx, given: PlaceInput) =>
  'id' in given ? readPlace(ctx, given.id) : nearestPlace(ctx, given, ctx.locale);

/**
 * The country of a listing's place when neither the space is there, nor what it covers, nor where its author looked last or their
 * device is: a namesake abroad is the mistake that nobody sees.
 */
export async function countryAbroad(
  ctx: Ctx,
  given: PlaceInput,
  remembered: string | null,
): Promise<string | null> {
  const { home, coverage } = ctx.tenant.config;
  const place = await placeOf(ctx, given);
  if (!place || coverage.countries.includes(place.country)) return null;
  const { center, radiusKm = 0 } = coverage;
  if (center && distanceM(center, place) <= radiusKm * 1_000) return null;
  const here = await nearestPlace(ctx, { lat: home.lat, lon: home.lon }, ctx.locale);
  const last = await lookedAt(ctx, remembered);
  return [here, last].some((known) => known?.country === place.country) ? null : place.country;
}
