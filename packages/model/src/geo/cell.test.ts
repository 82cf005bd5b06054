import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellAt, cellBox, SQUARE_SIDE_M, squareAt } from './cell.ts';
import { distanceM, METRES_PER_DEGREE, wrapLon } from './earth.ts';

const point = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});
const cuts = fc.constantFrom(0, 1, 2, 3);

test('a cell holds the point it was asked for, within its radius', () => {
  fc.assert(
    fc.property(point, cuts, (at, cuts) => {
      const cell = cellAt(at, cuts);
      expect(distanceM(at, cell)).toBeLessThanOrEqual(cell.radiusM);
    }),
    { numRuns: 5000 },
  );
});

test('the grid is fixed: the centre of a cell lies in that cell', () => {
  fc.assert(
    fc.property(point, cuts, (at, cuts) => {
      const cell = cellAt(at, cuts);
      expect(cellAt(cell, cuts)).toEqual(cell);
    }),
    { numRuns: 2000 },
  );
});

test('cells lie in each other and never cut each other, so that two of one point say no more than the smaller', () => {
  fc.assert(
    fc.property(
      point,
      cuts,
      cuts,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (at, one, other, up, along) => {
        const [coarse, fine] = [Math.min(one, other), Math.max(one, other)];
        const box = cellBox(at, fine);
        const elsewhere = {
          lat: box.south + up * (box.north - box.south),
          lon: wrapLon(box.west + along * (box.east - box.west)),
        };
        fc.pre(JSON.stringify(cellBox(elsewhere, fine)) === JSON.stringify(box)); // else the edge itself, by rounding
        expect(cellAt(elsewhere, coarse)).toEqual(cellAt(at, coarse));
      },
    ),
    { numRuns: 2000 },
  );
});

test('a cell is never smaller than promised, at any latitude', () => {
  fc.assert(
    fc.property(point, cuts, (at, cuts) => {
      if (squareAt(at).polar) return;
      const { west, south, east, north } = cellBox(at, cuts);
      const { sideM } = cellAt(at, cuts);
      expect(sideM).toBe(SQUARE_SIDE_M / 2 ** cuts);
      const poleward = Math.max(Math.abs(south), Math.abs(north));
      const width = (east - west) * METRES_PER_DEGREE * Math.cos((poleward * Math.PI) / 180);
      expect(width).toBeGreaterThan(sideM * (1 - 1e-9));
      expect((north - south) * METRES_PER_DEGREE).toBeGreaterThan(sideM * (1 - 1e-9));
    }),
    { numRuns: 2000 },
  );
});

test('a pole has one round cell', () => {
  for (const lat of [90, 89.95, -90, -89.95])
    for (const lon of [-180, -1, 77, 180])
      expect(cellAt({ lat, lon }, 3)).toMatchObject({ lat: Math.sign(lat) * 90, lon: 0, sideM: 10_000 });
});

test('no number carries more precision than the grid', () => {
  fc.assert(
    fc.property(point, cuts, (at, cuts) => {
      const { lat, lon } = cellAt(at, cuts);
      expect(lat).toBe(Number(lat.toFixed(3)));
      expect(lon).toBe(Number(lon.toFixed(3)));
      expect(lon).toBeGreaterThanOrEqual(-180);
      expect(lon).toBeLessThan(180);
    }),
  );
});

test.each([
  [{ lat: Number.NaN, lon: 0 }, 2],
  [{ lat: 91, lon: 0 }, 2],
  [{ lat: 0, lon: Number.POSITIVE_INFINITY }, 2],
  [{ lat: 0, lon: 0 }, 4],
  [{ lat: 0, lon: 0 }, -1],
])('refuses %o after %d cuts', (at, cuts) => {
  expect(() => cellAt(at, cuts)).toThrow(RangeError);
});
