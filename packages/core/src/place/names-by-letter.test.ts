import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typingSlips } from './edit-distance.ts';
import { mayHaveSlips, namesOf, slipsAway } from './names-by-letter.ts';

const letters = fc.constantFrom(...'abcdeé北ка ');
const name = (minLength: number) =>
  fc.array(letters, { minLength, maxLength: 14 }).map((list) => list.join(''));

test('finds every name within the slips that its length allows, and no other', () => {
  fc.assert(
    fc.property(name(4), fc.array(name(1), { maxLength: 40 }), (typed, keys) => {
      const allowed = typed.length < 9 ? 1 : 2;
      const all = keys
        .map((key, at) => ({ key, place_id: at, slips: typingSlips(typed, key) }))
        .filter(({ key, slips }) => slips <= allowed && key.length >= typed.length - allowed)
        .sort((a, b) => a.slips - b.slips);
      const ids = keys.map((_, at) => at);
      expect(slipsAway(typed, namesOf(keys, ids))).toEqual(all);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['par', false],
  ['pari', true],
  ['75011', false],
  ['a'.repeat(40), true],
  ['a'.repeat(41), false],
])('%s may have slips: %s', (typed, may) => {
  expect(mayHaveSlips(typed)).toBe(may);
});
