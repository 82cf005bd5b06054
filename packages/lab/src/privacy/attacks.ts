import { type Box, distanceM, metresOf, type Point, wrapLon } from '@entraide/model/geo';
import { decodeCursor } from '@entraide/model/listing';
import { away, bearings, between, bisect, degreesEast, type Measure, mean, trilaterate } from './ground.ts';
import type { Scene } from './scene.ts';

/** Where somebody lives, as well as other members can find it out. */
export type Attack = (scene: Scene) => Promise<Point>;

/** Each finds whatever point the answers are computed from to a few metres; the last one leaves more listings behind. */
export const attacks = {
  /** Moves away until the whole kilometres that are shown change: there the true distance is known to a millimetre. */
  'distance flips': async ({ spy, listing }) => {
    const shown = await shownAt({ spy, listing });
    const far = 6_000;
    const measures: Measure[] = [];
    for (const bearing of bearings(12)) {
      const km = async (metres: number) => {
        const { items } = await spy.search({ near: away(shown, metres, bearing), kind: 'request' });
        return items.find(({ id }) => id === listing)?.distanceKm ?? Number.POSITIVE_INFINITY;
      };
      const most = await km(far);
      const metres = await bisect(far - 1_200, far, async (at) => (await km(at)) >= most);
      measures.push({ from: away(shown, metres, bearing), metres: (most - 0.5) * 1000 });
    }
    return trilaterate(shown, measures);
  },

  /** Narrows the radius within which the listing is found, from twelve sides. */
  'radius bisection': async ({ spy, listing }) => {
    const shown = await shownAt({ spy, listing });
    const measures: Measure[] = [];
    for (const bearing of bearings(12)) {
      const from = away(shown, 3_000, bearing);
      const metres = await bisect(1, 20_000, async (radius) => {
        const { items } = await spy.search({
          near: from,
          radiusKm: radius / 1000,
          kind: 'request',
          limit: 1,
        });
        return items.length > 0;
      });
      measures.push({ from, metres });
    }
    return trilaterate(shown, measures);
  },

  /** Publishes own listings around and looks for the points from which one of them and the listing change places in the order. */
  'order and decoys': async ({ spy, listing }) => {
    const shown = await shownAt({ spy, listing });
    const measures: Measure[] = [];
    for (const bearing of bearings(3)) {
      const at = away(shown, 2_000, bearing);
      const decoy = await spy.publish(at);
      const standsAt = (await spy.read(decoy)).location;
      for (const side of bearings(5)) {
        const beside = away(shown, 300, side);
        const share = await bisect(0, 1, async (way) => {
          const { items } = await spy.search({ near: between(standsAt, beside, way), sort: 'distance' });
          return items.find(({ id }) => id === decoy || id === listing)?.id === listing;
        });
        const from = between(standsAt, beside, share);
        measures.push({ from, metres: distanceM(from, standsAt) });
      }
    }
    return trilaterate(shown, measures);
  },

  /** A cursor says where a page ended: the nearest listing's place in the order. */
  'what cursors say': async ({ spy, listing }) => {
    const shown = await shownAt({ spy, listing });
    const measures: Measure[] = [];
    for (const bearing of bearings(8)) {
      const from = away(shown, 200, bearing);
      const { items, nextCursor } = await spy.search({ near: from, limit: 1 });
      const cursor = nextCursor === null ? null : decodeCursor(nextCursor);
      if (items[0]?.id === listing && cursor?.by === 'distance')
        measures.push({ from, metres: metresOf(cursor.chord) });
    }
    return measures.length < 3 ? shown : trilaterate(shown, measures);
  },

  /** Moves each edge of a box over the listing, then looks at it at every zoom. */
  'boxes and zooms': async ({ spy, listing }) => {
    const shown = await shownAt({ spy, listing });
    const [high, wide] = [0.05, degreesEast(6_000, shown.lat)];
    const [south, north] = [shown.lat - high, shown.lat + high];
    const [west, east] = [wrapLon(shown.lon - wide), wrapLon(shown.lon + wide)];
    const inList = async (bbox: Box) =>
      (await spy.search({ bbox, kind: 'request', limit: 1 })).items.length > 0;
    const onMap = async (bbox: Box) =>
      (await spy.map({ bbox, zoom: 14, kind: 'request' })).features.length > 0;
    const upTo = await bisect(1e-9, 2 * high, (up) => inList({ west, east, south, north: south + up }));
    const downTo = await bisect(1e-9, 2 * high, (down) => onMap({ west, east, south: north - down, north }));
    const eastTo = await bisect(1e-9, 2 * wide, (on) =>
      onMap({ west, east: wrapLon(west + on), south, north }),
    );
    const westTo = await bisect(1e-9, 2 * wide, (back) =>
      inList({ west: wrapLon(east - back), east, south, north }),
    );
    const edges = [
      { lat: south + upTo, lon: wrapLon(west + eastTo) },
      { lat: north - downTo, lon: wrapLon(east - westTo) },
    ];
    const seen: Point[] = [];
    for (let zoom = 0; zoom <= 24; zoom++) {
      const { features } = await spy.map({ bbox: { west, south, east, north }, zoom, kind: 'request' });
      const [lon, lat] = features[0]?.geometry.coordinates ?? [];
      if (features.length === 1 && lat !== undefined && lon !== undefined) seen.push({ lat, lon });
    }
    return mean([mean(edges), ...seen.slice(-1)]);
  },

  /** Waits for the same person to post twenty times, and takes the mean of the exactest that is shown, wherever it is shown. */
  'averaged reposts': async ({ spy, listing, postAgain }) => {
    const ids = [listing];
    for (let post = 1; post < 20; post++) ids.push(await postAgain());
    const said: { at: Point; radiusM: number }[] = [];
    for (const id of ids) {
      const { location } = await spy.read(id);
      said.push({ at: location, radiusM: location.radiusM });
      const { items } = await spy.search({ near: location, kind: 'request', limit: 100 });
      for (const item of items.filter((item) => item.id === id))
        said.push({ at: item.location, radiusM: item.location.radiusM });
    }
    const exactest = Math.min(...said.map(({ radiusM }) => radiusM));
    return mean(said.filter(({ radiusM }) => radiusM === exactest).map(({ at }) => at));
  },
} satisfies Record<string, Attack>;

export type AttackName = keyof typeof attacks;

const shownAt = async ({ spy, listing }: Pick<Scene, 'spy' | 'listing'>): Promise<Point> => {
  const { lat, lon } = (await spy.read(listing)).location;
  return { lat, lon };
};
