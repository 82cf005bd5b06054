import { distanceM } from '@entraide/model/geo';
import { describe, expect, it } from 'vitest';
import { boxText, circleRing, cornersOf, snapOutward, visibleBox, zoomForRadius } from './bounds.ts';

describe('what a map shows', () => {
  it('crosses the antimeridian with its west beyond its east', () => {
    expect(visibleBox(170, -25, 195, -10)).toEqual({ west: 170, south: -25, east: -165, north: -10 });
    expect(visibleBox(-195, -25, -170, -10)).toEqual({ west: 165, south: -25, east: -170, north: -10 });
  });

  it('finds its way back after several turns of the world', () => {
    expect(visibleBox(715, 40, 730, 50)).toEqual({ west: -5, south: 40, east: 10, north: 50 });
  });

  it('is the world once it is a turn wide, and ends where Mercator does', () => {
    expect(visibleBox(-300, -89, 200, 89)).toEqual({ west: -180, south: -85.05, east: 180, north: 85.05 });
  });
});

describe('the box to fit', () => {
  it('goes on past 180 degrees instead of round the world', () => {
    expect(cornersOf({ west: 170, south: -25, east: -165, north: -10 })).toEqual([
      [170, -25],
      [195, -10],
    ]);
  });
});

describe('the box to ask for', () => {
  const view = { west: 10, south: 40, east: 20, north: 46 };

  it('holds the view and stays the same for a small move', () => {
    const asked = snapOutward(view, 6);
    expect(asked.west).toBeLessThanOrEqual(view.west);
    expect(asked.east).toBeGreaterThanOrEqual(view.east);
    expect(asked.south).toBeLessThanOrEqual(view.south);
    expect(asked.north).toBeGreaterThanOrEqual(view.north);
    expect(snapOutward({ west: 9.9, south: 40.1, east: 19.9, north: 46.1 }, 6.4)).toEqual(asked);
  });

  it('never leaves the degrees that the API takes', () => {
    expect(snapOutward({ west: 178, south: -80, east: -178, north: 85 }, 5)).toEqual({
      west: 177.1875,
      south: -81.5625,
      east: -177.1875,
      north: 87.1875,
    });
    expect(snapOutward({ west: 170, south: 0, east: 179, north: 5 }, 4).east).toBe(180);
    expect(snapOutward({ west: -170, south: -80, east: 175, north: 80 }, 0)).toEqual({
      west: -180,
      south: -90,
      east: 180,
      north: 90,
    });
  });

  it('is written to the metre', () => {
    expect(boxText({ west: -0.123456789, south: 51, east: 0.5, north: 51.75 })).toBe('-0.12346,51,0.5,51.75');
  });
});

describe('a circle', () => {
  it('has every corner at its radius, near a pole and over the antimeridian too', () => {
    for (const centre of [
      { lat: 51.5, lon: -0.1 },
      { lat: -17.8, lon: 179.99 },
      { lat: 78.2, lon: 15.6 },
    ]) {
      for (const [lon, lat] of circleRing(centre, 2000)) {
        expect(distanceM(centre, { lat, lon })).toBeCloseTo(2000, 3);
      }
    }
  });

  it('is one ring that does not jump', () => {
    const ring = circleRing({ lat: -17.8, lon: 179.999 }, 2000);
    expect(ring.at(-1)).toEqual(ring[0]);
    for (const [lon] of ring) expect(Math.abs(lon - 179.999)).toBeLessThan(1);
  });

  it('fits a side of the map', () => {
    const zoom = zoomForRadius(2000, 60, 320);
    const metresPerPixel = (40_030_174 * Math.cos(Math.PI / 3)) / (512 * 2 ** zoom);
    expect(4000 / metresPerPixel).toBeCloseTo(256, 0);
    expect(zoomForRadius(20_000_000, 0, 320)).toBe(0);
  });
});
