import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellAt } from './cell.ts';
import { distanceM, METRES_PER_DEGREE } from './earth.ts';

const point = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});
const side = fc.constantFrom(1000, 2000, 10_000, 50_000);

test('a cell holds the point it was asked for, within its radius', () => {
  fc.assert(
    fc.property(point, side, (at, sideM) => {
      const cell = cellAt(at, sideM);
      const atPole = Math.abs(at.lat) > 90 - (3 * sideM) / METRES_PER_DEGREE;
      if (!atPole) expect(distanceM(at, cell)).toBeLessThanOrEqual(cell.radiusM * 1.1);
    }),
    { numRuns: 2000 },
  );
});

test('the grid is fixed: the centre of a cell lies in that cell', () => {
  fc.assert(
    fc.property(point, side, (at, sideM) => {
      const cell = cellAt(at, sideM);
      expect(cellAt(cell, sideM)).toEqual(cell);
    }),
    { numRuns: 2000 },
  );
});

test('a cell is never narrower than promised, at any latitude', () => {
  fc.assert(
    fc.property(point, side, (at, sideM) => {
      const cell = cellAt(at, sideM);
      const east = cellAt({ lat: cell.lat, lon: cell.lon + 1e-4 }, sideM);
      expect(east).toEqual(cell);
      for (const degrees of [0.25, 0.45]) {
        const metres = degrees * sideM;
        const north = { lat: Math.min(90, cell.lat + metres / METRES_PER_DEGREE), lon: cell.lon };
        if (metres < sideM / 2 - 120) expect(cellAt(north, sideM)).toEqual(cell);
      }
    }),
    { numRuns: 1000 },
  );
});

test('no number carries more precision than the grid', () => {
  fc.assert(
    fc.property(point, side, (at, sideM) => {
      const { lat, lon } = cellAt(at, sideM);
      expect(lat).toBe(Number(lat.toFixed(3)));
      expect(lon).toBe(Number(lon.toFixed(3)));
      expect(lon).toBeGreaterThanOrEqual(-180);
      expect(lon).toBeLessThan(180);
    }),
  );
});

test.each([
  [{ lat: Number.NaN, lon: 0 }, 2000],
  [{ lat: 91, lon: 0 }, 2000],
  [{ lat: 0, lon: Number.POSITIVE_INFINITY }, 2000],
  [{ lat: 0, lon: 0 }, 10],
])('refuses %o with side %d', (at, sideM) => {
  expect(() => cellAt(at, sideM)).toThrow(RangeError);
});
