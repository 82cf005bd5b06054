import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSixDigits } from './six-digits.ts';

const code = fc.stringMatching(/^[0-9]{6}$/);
const noise = fc.stringMatching(/^[ \u00a0\u202f\u200e\u200f\u2067\u2069.,\-–]{0,2}$/);
const systems = { latin: 0x30, arabic: 0x660, persian: 0x6f0, devanagari: 0x966, fullwidth: 0xff10 };

describe('readSixDigits', () => {
  it('reads six digits of any script, however they are spaced', () => {
    fc.assert(
      fc.property(
        code,
        fc.constantFrom(...Object.values(systems)),
        fc.array(noise, { minLength: 7, maxLength: 7 }),
        (digits, zero, between) => {
          const typed = [...digits].map(
            (digit, i) => between[i] + String.fromCodePoint(zero + Number(digit)),
          );
          expect(readSixDigits(typed.join('') + between[6])).toBe(digits);
        },
      ),
    );
  });

  it('takes nothing for a code that is not six digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const read = readSixDigits(typed);
        if (read !== null) expect(read).toMatch(/^[0-9]{6}$/);
      }),
    );
    for (const typed of ['', '12345', '1234567', '12345a', '½23456', '12 34 5', '9'.repeat(100)])
      expect(readSixDigits(typed)).toBeNull();
  });
});
