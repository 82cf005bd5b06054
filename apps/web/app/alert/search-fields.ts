import type { PathQuery } from '@entraide/model/path';

/** The parts of a saved search, as they stand in an address and in a form. */
export const SEARCH_FIELDS = [
  ...(['near', 'radiusKm', 'bbox', 'place', 'kind', 'category', 'q', 'urgent', 'language'] as const),
];

type Given = Pick<URLSearchParams | FormData, 'get'>;

/** What of a search an address or a form says; nothing for what is empty. */
export const searchIn = (given: Given): Record<string, string> =>
  Object.fromEntries(
    SEARCH_FIELDS.flatMap((name) => {
      const value = given.get(name);
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );

interface Shown extends Partial<Record<(typeof SEARCH_FIELDS)[number], string | number | true | undefined>> {}

/** Half round the Earth: the board's "anywhere". */
const ANYWHERE_KM = 20_040;

/** The board with this search. */
export function boardQueryOf({ near, radiusKm, bbox, place, kind, category, q, urgent }: Shown): PathQuery {
  const where = place
    ? { place: Number(place) }
    : bbox
      ? { bbox: String(bbox) }
      : near
        ? { near: String(near) }
        : {};
  return {
    ...where,
    ...(!bbox && { radiusKm: Number(radiusKm ?? ANYWHERE_KM) }),
    ...(kind && { kind: String(kind) }),
    ...(category && { category: String(category) }),
    ...(q && { q: String(q) }),
    ...(urgent && { urgent: '1' }),
  };
}
