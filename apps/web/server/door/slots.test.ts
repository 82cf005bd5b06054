import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createSlots } from './slots.ts';

const here = () => false;
type Taken = Awaited<ReturnType<ReturnType<typeof createSlots>['take']>>;

describe('slots', () => {
  test('so many run, so many wait in order, the others are refused', async () => {
    const slots = createSlots({ running: 2, waiting: 2, longestWaitMs: 60_000 });
    const order: number[] = [];
    const asked = [1, 2, 3, 4, 5].map((n) =>
      slots.take(here).then((taken) => {
        if (taken !== 'full') order.push(n);
        return taken;
      }),
    );
    expect(await asked[4]).toBe('full');
    const first = (await asked[0]) as () => void;
    first();
    // Twice gives nothing back.
    first();
    await asked[2];
    expect(order).toEqual([1, 2, 3]);
    ((await asked[1]) as () => void)();
    await asked[3];
    expect(order).toEqual([1, 2, 3, 4]);
  });

  test('whoever has left meanwhile is passed over', async () => {
    const slots = createSlots({ running: 1, waiting: 9, longestWaitMs: 60_000 });
    const running = (await slots.take(here)) as () => void;
    let left = false;
    const leaver = slots.take(() => left);
    const stayer = slots.take(here);
    left = true;
    running();
    expect(await leaver).toBe('gone');
    expect(await stayer).toBeTypeOf('function');
  });

  test('nobody waits longer than told', async () => {
    vi.useFakeTimers();
    try {
      const slots = createSlots({ running: 1, waiting: 1, longestWaitMs: 3000 });
      await slots.take(here);
      const waiting = slots.take(here);
      await vi.advanceTimersByTimeAsync(3000);
      expect(await waiting).toBe('full');
      // Its place in the queue is free again.
      const next = slots.take(here);
      await vi.advanceTimersByTimeAsync(2999);
      expect(await Promise.race([next, 'waits'])).toBe('waits');
    } finally {
      vi.useRealTimers();
    }
  });

  test('never more than the limit at once, and no place is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('take', 'release', 'leave'), { maxLength: 60 }),
        async (steps) => {
          const slots = createSlots({ running: 3, waiting: 5, longestWaitMs: 60_000 });
          const held: (() => void)[] = [];
          const leavers: { gone: boolean }[] = [];
          const keep = (taken: Taken) => {
            if (typeof taken === 'function') held.push(taken);
          };
          for (const step of steps) {
            if (step === 'take') {
              const self = { gone: false };
              leavers.push(self);
              void slots.take(() => self.gone).then(keep);
            } else if (step === 'release') held.shift()?.();
            else for (const self of leavers.splice(0, 1)) self.gone = true;
            await new Promise(setImmediate);
            expect(held.length).toBeLessThanOrEqual(3);
          }
          while (held.length > 0) {
            held.shift()?.();
            await new Promise(setImmediate);
          }
          const fresh = await Promise.all([1, 2, 3].map(() => slots.take(here)));
          expect(fresh.every((taken) => typeof taken === 'function')).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});
