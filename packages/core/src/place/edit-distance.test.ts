import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typingSlips } from './edit-distance.ts';

test.each([
  ['londres', 'londres', 0],
  ['londers', 'londres', 1],
  ['lodres', 'londres', 1],
  ['londrres', 'londres', 1],
  ['lontres', 'londres', 1],
  ['marsie', 'marseille', 1],
  ['south kensington', 'south kingstown', 5],
])('%s for %s: %d', (typed, name, slips) => {
  expect(typingSlips(typed, name)).toBe(slips);
});

test('a beginning costs nothing, and no slip count is longer than what was typed', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }),
      fc.string(),
      fc.string({ minLength: 1 }),
      (typed, rest, other) => {
        expect(typingSlips(typed, typed + rest)).toBe(0);
        expect(typingSlips(typed, other)).toBeLessThanOrEqual(typed.length);
      },
    ),
  );
});

test('with a limit it says the same up to it, and more beyond', () => {
  const word = fc
    .array(fc.constantFrom(...'abc'), { minLength: 1, maxLength: 10 })
    .map((list) => list.join(''));
  fc.assert(
    fc.property(word, word, fc.nat(4), (typed, name, most) => {
      const slips = typingSlips(typed, name);
      const limited = typingSlips(typed, name, most);
      if (slips <= most) expect(limited).toBe(slips);
      else expect(limited).toBeGreaterThan(most);
    }),
    { numRuns: 2_000 },
  );
});
