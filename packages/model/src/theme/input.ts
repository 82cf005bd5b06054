import { z } from 'zod';

/** Self-hosted families; `source-serif-4` sets the titles only, over Source Sans 3. */
export const fontNames = [
  'source-sans-3',
  'nunito-sans',
  'source-serif-4',
  'atkinson-hyperlegible-next',
] as const;
export type FontName = (typeof fontNames)[number];

export const cornerNames = ['square', 'soft', 'round'] as const;
export type CornerName = (typeof cornerNames)[number];

/** `#1a5` and `#11AA55` both become `#11aa55`. */
export const HexColor = z
  .string()
  .regex(/^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/, {
    error: 'Write the colour as # and six digits 0-9 a-f, in quotes, for example "#1d4e6f".',
  })
  .transform((hex) => {
    const digits = hex.slice(1).toLowerCase();
    return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`;
  });

export const ThemeInput = z
  .strictObject({
    brand: HexColor.default('#1d4e6f').describe(
      'The colour of your association, for example "#1d4e6f". It becomes the main button, links and what is selected; it is made darker or lighter where that is needed to read it.',
    ),
    accent: HexColor.default('#d9822b').describe(
      'A second colour that gives the space its character: the band at the top and the markers of requests.',
    ),
    font: z
      .enum(fontNames)
      .default('source-sans-3')
      .describe('The typeface. "source-serif-4" sets titles in a serif.'),
    corners: z
      .enum(cornerNames)
      .default('soft')
      .describe('The corners of buttons and cards: square, soft or round.'),
  })
  .describe('The look. Four choices; everything else follows from them, in light and in dark.');
export type ThemeInput = z.infer<typeof ThemeInput>;
