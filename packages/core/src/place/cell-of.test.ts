import type { Database } from '@entraide/db';
import { createTestDatabase } from '@entraide/db/testing';
import { wrapLon } from '@entraide/model/geo';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallSource } from '../gazetteer/fixture/index.ts';
import { loadGazetteer } from '../gazetteer/index.ts';
import { cellFinder, cellOf } from './index.ts';

let server: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  db = server.db('app');
  await loadGazetteer({ db, ownerUrl: server.urls.owner, source: smallSource });
});
afterAll(() => server.close());

const nearTowns = fc.tuple(
  fc.constantFrom([48.85, 2.35], [51.5, -0.13], [-18.14, 178.44], [-16.8, -179.99], [40.7, -74], [89.96, 12]),
  fc.double({ min: -0.6, max: 0.6, noNaN: true }),
  fc.double({ min: -0.9, max: 0.9, noNaN: true }),
);

test('one by one or by the million, a point has the same cell', async () => {
  await db.outsideTenant(async (tx) => {
    const find = await cellFinder(tx);
    const sides = new Set<number>();
    await fc.assert(
      fc.asyncProperty(nearTowns, async ([[lat = 0, lon = 0], north, east]) => {
        const point = { lat: Math.min(90, lat + north), lon: wrapLon(lon + east) };
        const cell = await cellOf(tx, point);
        sides.add(cell.sideM);
        expect(find(point)).toEqual(cell);
      }),
      { numRuns: 300 },
    );
    expect([...sides]).toEqual(expect.arrayContaining([1_250, 10_000]));
  });
});
