import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellBox, squareAt } from './cell.ts';
import { cellByPeople, cellIn, cutsOf, middleOf, type Town } from './cell-by-people.ts';
import { METRES_PER_DEGREE, type Point, wrapLon } from './earth.ts';

const town = (population: number, at: Point): Town => ({ id: population, ...at, population });
const london = town(8_961_989, { lat: 51.50853, lon: -0.12574 });
const dinan = town(10_907, { lat: 48.45551, lon: -2.0498 });

test('the more people live around, the smaller the cell, and never below a kilometre', () => {
  const side = (population: number) => cellByPeople(london, [town(population, london)]).sideM;
  const sides = [0, 1_500, 30_000, 200_000, 1_000_000, 10_000_000].map(side);
  expect(sides).toEqual([...sides].sort((a, b) => b - a));
  expect(sides[0]).toBe(10_000);
  expect(sides.at(-1)).toBe(1_250);
  expect(cellByPeople(dinan, [dinan]).sideM).toBe(10_000);
});

test('a suburb belongs to its city, the country beyond does not', () => {
  expect(cellByPeople({ lat: 51.376, lon: -0.098 }, [london]).sideM).toBe(1_250);
  expect(cellByPeople({ lat: 51.1, lon: -0.8 }, [london]).sideM).toBe(10_000);
});

const somewhere = fc.record({
  lat: fc.double({ min: -89, max: 89, noNaN: true }),
  lon: fc.double({ min: -180, max: 179.999, noNaN: true }),
});
const towns = fc.array(
  fc.record({
    population: fc.constantFrom(1_000, 20_000, 90_000, 400_000, 5_000_000),
    north: fc.double({ min: -30_000, max: 30_000, noNaN: true }),
    east: fc.double({ min: -30_000, max: 30_000, noNaN: true }),
  }),
  { maxLength: 8 },
);
const around = ({ lat, lon }: Point, given: { population: number; north: number; east: number }[]): Town[] =>
  given.map(({ population, north, east }, id) => ({
    id,
    population,
    lat: Math.max(-90, Math.min(90, lat + north / METRES_PER_DEGREE)),
    lon: wrapLon(lon + east / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180))),
  }));

test('wherever in its cell somebody lives, they are shown in the same; the order of the towns does not matter', () => {
  fc.assert(
    fc.property(
      somewhere,
      towns,
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (at, given, up, along) => {
        const near = around(at, given);
        const cell = cellByPeople(at, near);
        const box = cellBox(at, Math.log2(10_000 / cell.sideM));
        const elsewhere = {
          lat: box.south + up * (box.north - box.south),
          lon: wrapLon(box.west + along * (box.east - box.west)),
        };
        expect(cellByPeople(elsewhere, near.toReversed())).toEqual(cell);
        // What is kept is the centre: kept once more, it stays.
        expect(cellByPeople(cell, near)).toEqual(cell);
      },
    ),
    { numRuns: 2000 },
  );
});

test('towns that are too far away change nothing, over the antimeridian neither', () => {
  const at = { lat: -17, lon: 179.99 };
  const square = squareAt(at);
  const beside = town(900_000, { lat: -17.0, lon: -179.98 });
  const far = town(900_001, { lat: -17.0, lon: -178 });
  expect(cutsOf(square, [beside, far])).toEqual(cutsOf(square, [beside]));
  expect(cellIn(square, cutsOf(square, [beside]), at).sideM).toBeLessThan(10_000);
  expect(middleOf(square).lon).toBeLessThan(180);
});
