import type { TenantTx } from '@entraide/db';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TooMany } from '../error/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { figuresOf, limitNames, spend, type Uses } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
beforeAll(async () => {
  platform = await testPlatform();
  space = await platform.openSpace();
});
afterAll(() => platform.close());

const START = Date.parse('2026-11-25T12:00:00Z');
let keys = 0;
const newKey = () => `key ${++keys}`;
const inSpace = <T>(work: (tx: TenantTx) => Promise<T>, of = space) =>
  platform.app.inTenant(of.tenant.id, work, { deadlineMs: 30_000 });

/** Null when it was counted, else the seconds to wait. */
async function tried(tx: TenantTx, uses: Uses, ms: number, of = space): Promise<number | null> {
  try {
    await spend(of.ctx({ clock: () => new Date(ms) }), tx, uses);
    return null;
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    return error.retryAfterSeconds;
  }
}

const limitAndSteps = fc.record({
  name: fc.constantFrom(...limitNames.filter((one) => figuresOf(onlyFor(one), one).maximum <= 20)),
  /** In hundredths of the interval; processes' clocks differ, so time may step back. */
  steps: fc.array(fc.integer({ min: -100, max: 300 }), { minLength: 10, maxLength: 60 }),
});

/** Limits with a setting are too large for a run; their arithmetic is the same. */
function onlyFor(_: string) {
  return {
    config: { limits: { codesPerNetwork: 100, codesPerSpace: 1000, draftsPerNetwork: 300 } },
  } as never;
}

describe('a limit', () => {
  it('lets through its maximum and what has come back since, whatever the times', async () => {
    await fc.assert(
      fc.asyncProperty(limitAndSteps, async ({ name, steps }) => {
        const { maximum, intervalMs } = figuresOf(space.tenant, name);
        const key = newKey();
        await inSpace(async (tx) => {
          let ms = START;
          let fullAgain = 0;
          const counted: number[] = [];
          for (const step of steps) {
            ms += Math.round((step * intervalMs) / 100);
            const wait = await tried(tx, { [name]: key }, ms);
            const latest = ms + (maximum - 1) * intervalMs;
            if (wait === null) {
              expect(fullAgain).toBeLessThanOrEqual(latest);
              fullAgain = Math.max(fullAgain, ms) + intervalMs;
              counted.push(ms);
            } else expect(wait).toBe(Math.ceil((fullAgain - latest) / 1000));
          }
          const elapsed = Math.max(...counted) - Math.min(...counted);
          expect(counted.length).toBeLessThanOrEqual(maximum + elapsed / intervalMs);
        });
      }),
      { numRuns: 60 },
    );
  });

  it.each(limitNames)('%s: fits exactly at one moment, and says when the next one is free', async (name) => {
    const { maximum, intervalMs } = figuresOf(space.tenant, name);
    const key = newKey();
    await inSpace(async (tx) => {
      for (let i = 0; i < maximum; i++) expect(await tried(tx, { [name]: key }, START)).toBeNull();
      const wait = await tried(tx, { [name]: key }, START);
      expect(wait).toBe(Math.ceil(intervalMs / 1000));
      expect(await tried(tx, { [name]: key }, START + intervalMs - 1)).toBe(1);
      expect(await tried(tx, { [name]: key }, START + intervalMs)).toBeNull();
      expect(await tried(tx, { [name]: key }, START + intervalMs)).not.toBeNull();
    });
  });

  it('is one’s own: another key, another limit and another space have theirs', async () => {
    const neighbour = await platform.openSpace();
    const key = newKey();
    await inSpace(async (tx) => {
      for (let i = 0; i < 5; i++) await tried(tx, { 'codes-known-browser': key }, START);
      expect(await tried(tx, { 'codes-known-browser': key }, START)).not.toBeNull();
      expect(await tried(tx, { 'codes-known-browser': newKey() }, START)).toBeNull();
      expect(await tried(tx, { 'codes-address-network': key }, START)).toBeNull();
    });
    await inSpace(async (tx) => {
      expect(await tried(tx, { 'codes-known-browser': key }, START, neighbour)).toBeNull();
    }, neighbour);
  });

  it('gives a use back when the verb does not succeed', async () => {
    const key = newKey();
    const failing = inSpace(async (tx) => {
      for (let i = 0; i < 3; i++) await tried(tx, { 'invitations-address': key }, START);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await inSpace(async (tx) => {
      for (let i = 0; i < 3; i++) expect(await tried(tx, { 'invitations-address': key }, START)).toBeNull();
      expect(await tried(tx, { 'invitations-address': key }, START)).not.toBeNull();
    });
  });

  it('writes down no address, network or member', async () => {
    await inSpace((tx) => spend(space.ctx(), tx, { 'codes-address': 'ana@example.org' }));
    const rows = await inSpace((tx) => tx.execute<{ key: string }>('select key from limit_uses'));
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).toMatch(/^[0-9a-f]{64}$/);
  });
});
