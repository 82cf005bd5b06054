import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitAtAntimeridian } from './box.ts';
import { mortonCode, rangesOf } from './morton.ts';

const lat = fc.double({ min: -90, max: 90, noNaN: true });
const lon = fc.double({ min: -180, max: 179.999, noNaN: true });
const box = fc
  .record({ west: lon, south: lat, east: lon, north: lat })
  .filter((b) => b.north > b.south && b.west !== b.east);

test('every point of a box lies in one of its ranges', () => {
  fc.assert(
    fc.property(box, lat, lon, (area, y, x) => {
      const inside = splitAtAntimeridian(area).some(
        (half) => y >= half.south && y <= half.north && x >= half.west && x <= half.east,
      );
      if (!inside) return;
      const code = mortonCode({ lat: y, lon: x });
      expect(rangesOf(area).some(({ from, to }) => code >= from && code <= to)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test('ranges are ordered, apart, and few', () => {
  fc.assert(
    fc.property(box, (area) => {
      const ranges = rangesOf(area, 16);
      expect(ranges.length).toBeLessThanOrEqual(2 * 16);
      ranges.forEach((range, i) => {
        expect(range.from <= range.to).toBe(true);
        const next = ranges[i + 1];
        if (next) expect(next.from > range.to + 1n).toBe(true);
      });
    }),
  );
});

test('a small box is found by ranges that are small', () => {
  const [km, degree] = [
    rangesOf({ west: 2.3, south: 48.8, east: 2.31, north: 48.81 }),
    rangesOf({ west: 2, south: 48, east: 3, north: 49 }),
  ];
  const codes = (ranges: typeof km) => ranges.reduce((sum, { from, to }) => sum + Number(to - from), 0);
  expect(codes(km)).toBeLessThan(codes(degree) / 100);
});

test('the codes of the database, known by heart', () => {
  expect(mortonCode({ lat: 48.85, lon: 2.35 })).toBe(63089353489578325n);
});
