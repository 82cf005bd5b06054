import type { Ctx } from '@entraide/core/ctx';
import {
  type FoundPlace,
  findPlaces,
  isArea,
  isPostcode,
  type Place,
  readCell,
  readPlace,
} from '@entraide/core/place';
import { cellAt, MOST_CUTS, type Point } from '@entraide/model/geo';
import type { PlaceInput } from '@entraide/model/listing';
import { placeWords } from '../components/place-words.ts';
import type { FormFault } from '../forms/faults.ts';
import { type PostValues, pointOf } from './values.ts';

export type PlaceSaid = Pick<PostValues, 'place' | 'placeId' | 'lat' | 'lon' | 'precision'>;
/**
 * `guessed`: the words were looked up, and what they mean should be shown before it counts. `options`: they may mean any of these,
 * and somebody has to choose.
 */
export type PlaceRead =
  | { place: PlaceInput; guessed: boolean }
  | { fault: FormFault; options?: PlaceOption[] };

const MOST_FOUND = 20;

/**
 * Which place a form means: words before a point, and the chosen place's id only while the words can still mean it. `near`: where
 * its author looks from.
 */
export async function readPlaceSaid(ctx: Ctx, said: PlaceSaid, near: Point): Promise<PlaceRead> {
  if (said.place !== '') {
    const named = await chosenByName(ctx, said);
    if (named) return { place: await inputOf(ctx, named, said.precision), guessed: false };
    const found = await called(ctx, said.place, near);
    const chosen = found.find(({ id }) => String(id) === said.placeId);
    const place = chosen ?? found[0];
    const words = said.place.slice(0, 80);
    if (!place) return fault(isPostcode(said.place) ? 'placePostcode' : 'placeUnknown', { place: words });
    if (!chosen && !isTaken(place, said.precision))
      return {
        ...fault('placeWhich', { place: words }),
        options: found.slice(0, MOST_OPTIONS).map(optionOf(ctx)),
      };
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

/** A weak match is asked about, and so is a whole country or region where a town was wanted. A street says itself what it is. */
const isTaken = (place: FoundPlace, precision: PlaceSaid['precision']) =>
  place.finer === true || (place.strength === 'strong' && (!isArea(place) || precision === 'country'));

const optionOf =
  ({ locale }: Ctx) =>
  (place: FoundPlace): PlaceOption => ({
    id: place.id,
    label: placeWords(place, locale),
    ...(isArea(place) && { whole: true }),
    ...(place.standsFor?.kind === 'village' && { closeTo: place.standsFor.name }),
  });

/** A street is no place of ours: its point says where, and only its cell's middle is kept of it unless the place is public. */
async function inputOf(ctx: Ctx, place: Place, precision: PlaceSaid['precision']): Promise<PlaceInput> {
  if (!place.finer) return { id: place.id };
  const { lat, lon } = place;
  return precision === 'public-place' ? { lat, lon } : cellPoint(ctx, { lat, lon });
}

/** The place that was chosen, when the text is its name as the list or the form writes it: of twenty San José any may be that. */
async function chosenByName(ctx: Ctx, { place, placeId }: PlaceSaid): Promise<Place | undefined> {
  if (!/^\d{1,9}$/.test(placeId)) return undefined;
  const named = await readPlace(ctx, Number(placeId));
  return named && [named.name, placeWords(named, ctx.locale)].includes(place) ? named : undefined;
}

/** Best first; of two Tripolis the one that is nearer. */
function called(ctx: Ctx, q: string, near: Point): Promise<FoundPlace[]> {
  const { countries } = ctx.tenant.config.coverage;
  return findPlaces(ctx, { q, locale: ctx.locale, near, countries, limit: MOST_FOUND });
}

const fault = (code: string, values?: Record<string, string>): PlaceRead => ({
  fault: { field: 'place', code, values },
});

/** The cell's middle: what a draft keeps of "near me" in every precision but a public place. */
async function cellPoint(ctx: Ctx, point: Point): Promise<Point> {
  const { lat, lon } = await readCell(ctx, point);
  return { lat, lon };
}

/** How a form says a place that was kept. */
export async function sayPlace(ctx: Ctx, place: PlaceInput): Promise<Partial<PostValues>> {
  if (!('id' in place)) return { lat: String(place.lat), lon: String(place.lon) };
  const known = await readPlace(ctx, place.id);
  return known ? { place: placeWords(known, ctx.locale), placeId: String(known.id) } : {};
}

export interface PlaceOption {
  id: number;
  label: string;
  /** A country or region: only the country is shown then. */
  whole?: true | undefined;
  /** What was typed is a village close to this place. */
  closeTo?: string | undefined;
}

const MOST_OPTIONS = 6;

/**
 * The other places that the words may have meant, the taken one first; none when they could mean only that one. Words that are a
 * place's name in full mean places of that name; a beginning or a slip of the pen may mean anything alike.
 */
export async function placeOptions(
  ctx: Ctx,
  { words, takenId, near }: { words: string; takenId: number; near: Point },
): Promise<PlaceOption[]> {
  const found = (await called(ctx, words, near)).filter(({ finer }) => !finer);
  const alike = new Intl.Collator(ctx.locale, { sensitivity: 'base' });
  const named = found.filter(({ name }) => alike.compare(name, words) === 0);
  const meant = named.length > 0 ? named : found;
  const taken = found.find(({ id }) => id === takenId) ?? (await readPlace(ctx, takenId));
  if (!taken || meant.length === 0) return [];
  const others = meant.filter(({ id }) => id !== takenId).slice(0, MOST_OPTIONS - 1);
  if (others.length === 0) return [];
  return [taken, ...others].map((place) => ({ id: place.id, label: placeWords(place, ctx.locale) }));
}
