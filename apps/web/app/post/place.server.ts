import type { Ctx } from '@entraide/core/ctx';
import { countryName, findPlaces, type Place, readCell, readPlace } from '@entraide/core/place';
import { cellAt, MOST_CUTS, type Point } from '@entraide/model/geo';
import type { PlaceInput } from '@entraide/model/listing';
import type { FormFault } from '../account/faults.ts';
import { commaOf } from '../i18n/locale.ts';
import { type PostValues, pointOf } from './values.ts';

export type PlaceSaid = Pick<PostValues, 'place' | 'placeId' | 'lat' | 'lon' | 'precision'>;
/** `guessed`: the words were looked up, and what they mean should be shown before it counts. */
export type PlaceRead = { place: PlaceInput; guessed: boolean } | { fault: FormFault };

const MOST_FOUND = 20;

/** Which place a form means: words before a point, and the chosen place's id only while the words can still mean it. */
export async function readPlaceSaid(ctx: Ctx, said: PlaceSaid): Promise<PlaceRead> {
  if (said.place !== '') {
    const found = await called(ctx, said.place);
    const chosen = found.find(({ id }) => String(id) === said.placeId);
    const place = chosen ?? found[0];
    if (!place) return fault('placeUnknown', { place: said.place.slice(0, 80) });
    // Words that name a street stay out of the preview's address, where those of a guess go along.
    return { place: await inputOf(ctx, place, said.precision), guessed: !chosen && !place.finer };
  }
  const point = pointOf(said);
  if (!point) return fault('place');
  const rounded = await cellPoint(ctx, point);
  if (said.precision !== 'public-place') return { place: rounded, guessed: false };
  // The middle of a cell is not where anybody stood: the exact point was never kept.
  const middles = [rounded, cellAt(point, MOST_CUTS)];
  const isRounded = middles.some(({ lat, lon }) => lat === point.lat && lon === point.lon);
  return isRounded ? fault('precisionNeedsPlace') : { place: point, guessed: false };
}

/** A street is no place of ours: its point says where, and only its cell's middle is kept of it unless the place is public. */
async function inputOf(ctx: Ctx, place: Place, precision: PlaceSaid['precision']): Promise<PlaceInput> {
  if (!place.finer) return { id: place.id };
  const { lat, lon } = place;
  return precision === 'public-place' ? { lat, lon } : cellPoint(ctx, { lat, lon });
}

/** Best first; of two Tripolis the one that is nearer to the space's home. */
function called(ctx: Ctx, q: string): Promise<Place[]> {
  const { lat, lon } = ctx.tenant.config.home;
  return findPlaces(ctx, { q, locale: ctx.locale, near: { lat, lon }, limit: MOST_FOUND });
}

const fault = (code: string, values?: Record<string, string>): PlaceRead => ({
  fault: { field: 'place', code, values },
});

/** The cell's middle: what a draft keeps of "near me" in every precision but a public place. */
async function cellPoint(ctx: Ctx, point: Point): Promise<Point> {
  const { lat, lon } = await readCell(ctx, point);
  return { lat, lon };
}

/** "Paris, Texas, États-Unis": words that lead back to the place. */
export function placeWords({ name, admin1, country }: Place, locale: string): string {
  const words = [name, admin1, countryName(country, locale)].filter((word) => word !== undefined);
  return words.filter((word, index) => word !== words[index - 1]).join(commaOf(locale));
}

/** How a form says a place that was kept. */
export async function sayPlace(ctx: Ctx, place: PlaceInput): Promise<Partial<PostValues>> {
  if (!('id' in place)) return { lat: String(place.lat), lon: String(place.lon) };
  const known = await readPlace(ctx, place.id);
  return known ? { place: placeWords(known, ctx.locale), placeId: String(known.id) } : {};
}

/** Where the reader looked last, when it was a named place: most people ask and offer there. `p:2643743:25`, as browsing remembers. */
export async function placeLookedAt(ctx: Ctx, remembered: string | null): Promise<Partial<PostValues>> {
  const [, id] = /^p:(\d{1,9}):/.exec(remembered ?? '') ?? [];
  return id === undefined ? {} : sayPlace(ctx, { id: Number(id) });
}

export interface PlaceOption {
  id: number;
  label: string;
}

const MOST_OPTIONS = 5;

/**
 * The other places that the words may have meant, the taken one first; none when they could mean only that one. Words that are a
 * place's name in full mean places of that name; a beginning or a slip of the pen may mean anything alike.
 */
export async function placeOptions(ctx: Ctx, words: string, takenId: number): Promise<PlaceOption[]> {
  const found = (await called(ctx, words)).filter(({ finer }) => !finer);
  const alike = new Intl.Collator(ctx.locale, { sensitivity: 'base' });
  const named = found.filter(({ name }) => alike.compare(name, words) === 0);
  const meant = named.length > 0 ? named : found;
  const taken = found.find(({ id }) => id === takenId) ?? (await readPlace(ctx, takenId));
  if (!taken || meant.length === 0) return [];
  const others = meant.filter(({ id }) => id !== takenId).slice(0, MOST_OPTIONS - 1);
  if (others.length === 0) return [];
  return [taken, ...others].map((place) => ({ id: place.id, label: placeWords(place, ctx.locale) }));
}
