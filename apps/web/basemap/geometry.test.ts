import { describe, expect, it } from 'vitest';
import { clipLine, clipPolygon, encode, type Point, type Ring } from './geometry.ts';

const world = { west: -180, south: -85.06, east: 180, north: 85.06 };

function area(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] as Point;
    const [bx, by] = ring[i + 1] as Point;
    sum += ax * by - bx * ay;
  }
  return Math.abs(sum) / 2;
}

const total = (polygons: Ring[][]) =>
  polygons.reduce(
    (sum, [outer, ...holes]) =>
      sum + area(outer as Ring) - holes.reduce((gone, hole) => gone + area(hole), 0),
    0,
  );

describe('cutting at the antimeridian', () => {
  it('gives each side its part of a country that lies on both', () => {
    const chukotka: Ring = [
      [160, 60],
      [-170, 60],
      [-170, 70],
      [160, 70],
      [160, 60],
    ];
    const parts = clipPolygon([chukotka], world);
    expect(parts).toHaveLength(2);
    expect(total(parts)).toBeCloseTo(300);
    for (const [outer] of parts) expect(area(outer as Ring)).toBeLessThanOrEqual(200);
  });

  it('closes a ring around the pole along the edge of the map', () => {
    const antarctica: Ring = [-180, -90, 0, 90].map((lon): Point => [lon, -70]);
    const parts = clipPolygon([[...antarctica, [180, -70]]], world);
    expect(total(parts)).toBeCloseTo(360 * 15.06);
  });

  it('cuts a line in two instead of drawing it back across the world', () => {
    const pieces = clipLine(
      [
        [170, 0],
        [-170, 10],
      ],
      world,
    );
    expect(pieces.map((piece) => piece.map(([lon]) => Math.abs(lon)))).toEqual(
      expect.arrayContaining([
        [170, 180],
        [180, 170],
      ]),
    );
  });
});

describe('cutting to a box', () => {
  const box = { west: 0, south: 0, east: 10, north: 10 };

  it('separates the teeth of a comb, with no edge between them', () => {
    const comb: Ring = [
      [2, -5],
      [8, -5],
      [8, 5],
      [6, 5],
      [6, -1],
      [4, -1],
      [4, 5],
      [2, 5],
      [2, -5],
    ];
    const parts = clipPolygon([comb], box);
    expect(parts).toHaveLength(2);
    expect(parts.map(([outer]) => area(outer as Ring))).toEqual([10, 10]);
  });

  it('keeps a lake in the part that holds it, and opens one on the edge', () => {
    const land: Ring = [
      [-5, 2],
      [5, 2],
      [5, 8],
      [-5, 8],
      [-5, 2],
    ];
    const lake: Ring = [
      [2, 4],
      [3, 4],
      [3, 5],
      [2, 5],
      [2, 4],
    ];
    const bay: Ring = lake.map(([lon, lat]): Point => [lon - 2.5, lat + 2]);
    const parts = clipPolygon([land, lake, bay], box);
    expect(parts.map((part) => part.length)).toEqual([2]);
    expect(total(parts)).toBeCloseTo(5 * 6 - 1 - 0.5);
  });
});

describe('encode', () => {
  it('writes differences, and drops points that fall together', () => {
    expect(
      encode(
        [
          [1, 2],
          [1.001, 2.001],
          [1.5, 1],
        ],
        10,
      ),
    ).toEqual([10, 20, 5, -10]);
  });
});
