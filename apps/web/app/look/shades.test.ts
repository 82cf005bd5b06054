import { ThemeInput } from '@entraide/model/theme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colorsOf, pairsFrom } from './palette.ts';
import { shadesOf } from './shades.ts';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('shadesOf', () => {
  it('shows what can be read, whatever was chosen', () => {
    fc.assert(
      fc.property(hex, hex, (brand, accent) => {
        for (const shade of shadesOf(ThemeInput.parse({ brand, accent })))
          expect(shade.contrast.shown, `${shade.use} ${shade.scheme}`).toBeGreaterThanOrEqual(shade.needed);
      }),
      { numRuns: 40 },
    );
  });

  it('says which way a colour went', () => {
    const became = (brand: string) =>
      shadesOf(ThemeInput.parse({ brand })).find(({ use, scheme }) => use === 'link' && scheme === 'light')
        ?.became;
    expect(became('#ffee00')).toBe('darker');
    expect(became('#1d4e6f')).toBe('same');
  });
});

/** @param spec how many pixels of each RGBA colour */
const picture = (...spec: [number, number, number, number, number][]) =>
  Uint8Array.from(spec.flatMap(([count, ...rgba]) => Array.from({ length: count }, () => rgba).flat()));

describe('colorsOf', () => {
  it('finds the colours of a flag, without its white', () => {
    expect(
      colorsOf(picture([300, 0, 38, 84, 255], [300, 255, 255, 255, 255], [290, 206, 17, 38, 255])),
    ).toEqual(expect.arrayContaining(['#002654', '#ce1126']));
  });

  it('finds none in what is empty, see-through or white', () => {
    expect(colorsOf(new Uint8Array())).toEqual([]);
    expect(colorsOf(picture([50, 10, 90, 10, 0], [50, 255, 255, 255, 255]))).toEqual([]);
    expect(pairsFrom([])).toEqual([]);
  });

  it('names colours that are clearly different from each other', () => {
    const colors = colorsOf(picture([200, 20, 90, 40, 255], [190, 24, 94, 44, 255], [20, 200, 30, 30, 255]));
    expect(colors).toHaveLength(2);
  });
});

describe('pairsFrom', () => {
  it('gives a picture of one colour a second one', () => {
    const [pair] = pairsFrom(['#1d4e6f']);
    expect(pair?.brand).toBe('#1d4e6f');
    expect(pair?.accent).toMatch(/^#[0-9a-f]{6}$/);
    expect(pair?.accent).not.toBe(pair?.brand);
  });

  it('gives only looks that a space may have', () => {
    fc.assert(
      fc.property(fc.array(hex, { maxLength: 6 }), (colors) => {
        for (const pair of pairsFrom(colors)) expect(ThemeInput.safeParse(pair).success).toBe(true);
      }),
    );
  });
});
