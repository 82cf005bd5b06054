import { markerBits, markerTile, type Point } from '@entraide/model/geo';
import type { MapPoint, MapQuestion } from './useMapData.ts';

export interface Placed {
  /** Stable for React and for the keyboard: the listing's id, or the cluster's place. */
  key: string;
  feature: MapPoint;
  /** Pixels away from the true place, where several listings share a cell. */
  offset: [x: number, y: number];
}

const APART_PX = 26;

/** Listings of one cell share its centre: sets those out on a ring (or rings) so that each can be seen and pressed. */
export function arrange(features: MapPoint[]): Placed[] {
  const places = new Map<string, MapPoint[]>();
  for (const feature of features) {
    const place = feature.geometry.coordinates.join();
    places.set(place, [...(places.get(place) ?? []), feature]);
  }
  return [...places.values()].flatMap((together) =>
    together.map((feature, index) => ({
      key: keyOf(feature),
      feature,
      offset: together.length === 1 ? [0, 0] : onRing(index, together.length),
    })),
  );
}

function keyOf({ geometry, properties }: MapPoint): string {
  return properties.cluster ? `${geometry.coordinates.join()}:${properties.count}` : properties.id;
}

/** The marker that stands for a listing: its own, or the cluster that holds it. Null where the map shows neither. */
export function markerFor(
  listing: { id: string; at: Point },
  features: MapPoint[],
  { box, zoom }: MapQuestion,
): string | null {
  const own = features.find(({ properties }) => !properties.cluster && properties.id === listing.id);
  if (own) return keyOf(own);
  const bits = markerBits(box, zoom);
  const tile = markerTile(listing.at, bits);
  const holder = features.find(
    ({ geometry: { coordinates }, properties }) =>
      properties.cluster && markerTile({ lon: coordinates[0], lat: coordinates[1] }, bits) === tile,
  );
  return holder ? keyOf(holder) : null;
}

function onRing(index: number, total: number): [number, number] {
  const radius = Math.max(APART_PX / 1.5, (total * APART_PX) / (2 * Math.PI));
  const angle = (2 * Math.PI * index) / total - Math.PI / 2;
  return [Math.round(Math.cos(angle) * radius), Math.round(Math.sin(angle) * radius)];
}

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** The next marker from `from` in a direction: near, and more ahead than aside. Positions in pixels, y downwards. */
export function nextTowards<T extends { x: number; y: number }>(
  from: T,
  direction: Direction,
  others: T[],
): T | undefined {
  const [dx, dy] = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[
    direction
  ] as [number, number];
  let best: { other: T; cost: number } | undefined;
  for (const other of others) {
    const x = other.x - from.x;
    const y = other.y - from.y;
    const ahead = x * dx + y * dy;
    if (ahead <= 0) continue;
    const cost = ahead + 2 * Math.abs(x * dy - y * dx);
    if (!best || cost < best.cost) best = { other, cost };
  }
  return best?.other;
}
