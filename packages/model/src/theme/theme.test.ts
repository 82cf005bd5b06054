import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast, distance, hexToLch, isGrey, turn } from './color.ts';
import { type ColorToken, colorTokens, deriveTheme, ThemeInput, themeCss, tokenPairs } from './index.ts';

const anyHex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);
const awkward = [
  '#ffffff',
  '#000000',
  '#ffff00',
  '#808080',
  '#777777',
  '#c0c0c0',
  '#ff0000',
  '#00ff00',
  '#0000ff',
  '#faf7f2',
  '#2b2724',
];
const color = fc.oneof(
  { weight: 2, arbitrary: anyHex },
  { weight: 1, arbitrary: fc.constantFrom(...awkward) },
);

function themeOf(brand: string, accent: string) {
  return deriveTheme({ brand, accent, font: 'source-sans-3', corners: 'soft' });
}

function schemesOf(brand: string, accent: string) {
  const { light, dark } = themeOf(brand, accent);
  return [light, dark];
}

describe('any brand and any accent', () => {
  const examples = awkward.flatMap((brand) => awkward.map((accent): [string, string] => [brand, accent]));

  test('keep every promised contrast, in light and dark', () => {
    fc.assert(
      fc.property(color, color, (brand, accent) => {
        for (const tokens of schemesOf(brand, accent)) {
          for (const { foreground, background, minimum } of tokenPairs) {
            const ratio = contrast(tokens[foreground], tokens[background]);
            if (ratio < minimum)
              throw new Error(`${foreground} on ${background}: ${ratio.toFixed(2)} < ${minimum}`);
          }
        }
      }),
      { numRuns: 250, examples },
    );
  });

  test('never look like a state, and a request never like an offer', () => {
    fc.assert(
      fc.property(color, color, (brand, accent) => {
        for (const tokens of schemesOf(brand, accent)) {
          for (const state of ['urgent', 'success', 'warning', 'info'] as const) {
            expect(distance(tokens.brand, tokens[state]), state).toBeGreaterThan(0.05);
          }
          expect(distance(tokens.request, tokens.offer)).toBeGreaterThan(0.08);
          expect(distance(tokens.urgent, tokens.request)).toBeGreaterThan(0.05);
          expect(tokens['brand-hover']).not.toBe(tokens.brand);
        }
      }),
      { numRuns: 250, examples },
    );
  });

  test('urgent stays red', () => {
    fc.assert(
      fc.property(color, (brand) => {
        for (const tokens of schemesOf(brand, brand)) {
          const urgent = hexToLch(tokens.urgent);
          expect(isGrey(urgent)).toBe(false);
          expect(Math.abs(turn(27, urgent.h))).toBeLessThan(15);
        }
      }),
      { numRuns: 100 },
    );
  });
});

test('a brand that already reads keeps its exact colour', () => {
  expect(themeOf('#1d4e6f', '#d9822b').light.brand).toBe('#1d4e6f');
  expect(themeOf('#1d4e6f', '#d9822b').light.accent).toBe('#d9822b');
});

test('the table of pairs speaks of every token that is drawn on something', () => {
  const named = new Set(tokenPairs.flatMap(({ foreground, background }) => [foreground, background]));
  const quiet: ColorToken[] = ['line', 'map-border'];
  expect(Object.keys(colorTokens).filter((token) => !named.has(token as ColorToken))).toEqual(quiet);
});

test('CSS carries each token for light, dark and both forced themes', () => {
  const css = themeCss(themeOf('#1d4e6f', '#d9822b'));
  for (const token of Object.keys(colorTokens)) {
    expect(css.match(new RegExp(`--color-${token}:#[0-9a-f]{6}[;}]`, 'g')), token).toHaveLength(4);
  }
  expect(css).not.toMatch(/[<>]|undefined|NaN/);
});

test.each(['red', '#12345', '1d4e6f', '#gggggg', 'rgb(1,2,3)', ''])(
  'refuses the colour %j and says how to write it',
  (brand) => {
    const result = ThemeInput.safeParse({ brand });
    expect(result.error?.issues[0]?.path).toEqual(['brand']);
    expect(result.error?.issues[0]?.message).toContain('six digits');
  },
);

test('short and capital colours are the same colour', () => {
  expect(ThemeInput.parse({ brand: '#1A5' }).brand).toBe('#11aa55');
});
