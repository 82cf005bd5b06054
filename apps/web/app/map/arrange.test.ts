import { describe, expect, it } from 'vitest';
import { arrange, markerFor, nextTowards } from './arrange.ts';
import type { MapPoint } from './useMapData.ts';

const listing = (id: string, lon: number, lat: number): MapPoint => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [lon, lat] },
  properties: { id, kind: 'offer', category: 'lifts', urgent: false },
});

describe('listings of one cell', () => {
  it('are set apart, and a lonely one stays where it is', () => {
    const placed = arrange([listing('a', 1, 2), listing('b', 1, 2), listing('c', 1, 2), listing('d', 5, 6)]);
    expect(placed.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd']);
    expect(placed.at(-1)?.offset).toEqual([0, 0]);
    const [a, b, c] = placed.map(({ offset }) => offset);
    for (const [one, other] of [
      [a, b],
      [b, c],
      [c, a],
    ]) {
      const gap = Math.hypot((one?.[0] ?? 0) - (other?.[0] ?? 0), (one?.[1] ?? 0) - (other?.[1] ?? 0));
      expect(gap).toBeGreaterThan(24);
    }
  });

  it('gives a cluster a key of its own', () => {
    const cluster: MapPoint = {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [1, 2] },
      properties: { cluster: true, count: 7 },
    };
    expect(arrange([cluster])[0]?.key).toBe('1,2:7');
  });
});

describe('the marker of a card', () => {
  const cluster = (lon: number, lat: number, count: number): MapPoint => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: { cluster: true, count },
  });
  const london = { west: -0.6, south: 51.2, east: 0.4, north: 51.8 };
  const features = [cluster(-0.17, 51.49, 4), cluster(0.11, 51.53, 2), listing('alone', -0.4, 51.3)];
  const at = (lon: number, lat: number) => ({ lon, lat });

  it.each([
    ['its own', { id: 'alone', at: at(-0.4, 51.3) }, 'alone'],
    ['its own, wherever the card thinks it is', { id: 'alone', at: at(0, 0) }, 'alone'],
    ['the cluster that holds it', { id: 'x', at: at(-0.16, 51.5) }, '-0.17,51.49:4'],
    ['the other cluster', { id: 'y', at: at(0.09, 51.55) }, '0.11,51.53:2'],
    ['none, where nothing of the map holds it', { id: 'z', at: at(2.35, 48.86) }, null],
  ])('is %s', (_, card, key) => {
    expect(markerFor(card, features, { box: london, zoom: 9 })).toBe(key);
  });
});

describe('the arrow keys', () => {
  const at = (x: number, y: number) => ({ x, y });

  it('go to the nearest marker that lies that way', () => {
    const from = at(0, 0);
    const right = at(10, 1);
    const farRight = at(30, 0);
    const up = at(1, -10);
    const others = [farRight, up, right];
    expect(nextTowards(from, 'ArrowRight', others)).toBe(right);
    expect(nextTowards(from, 'ArrowUp', others)).toBe(up);
    expect(nextTowards(from, 'ArrowLeft', others)).toBeUndefined();
  });

  it('prefer what is ahead to what is aside', () => {
    const ahead = at(20, 0);
    const aside = at(5, 15);
    expect(nextTowards(at(0, 0), 'ArrowRight', [aside, ahead])).toBe(ahead);
  });
});
