import { type ColorToken, contrast, deriveTheme, hexToLch, type ThemeInput } from '@entraide/model/theme';

export const schemes = ['light', 'dark'] as const;
export type SchemeName = (typeof schemes)[number];

/** A chosen colour in one of its uses: as it was chosen, and as it is shown so that everybody can read it. */
export interface Shade {
  /** `button`: words on the main button; `link`: words in the brand's colour; `band`: words on the band of the space. */
  use: 'button' | 'link' | 'band';
  scheme: SchemeName;
  /** `#rrggbb` */
  chosen: string;
  shown: string;
  /** What it is read against. */
  against: { chosen: string; shown: string };
  /** WCAG 2 contrast, 1 to 21, of each with what it is read against. */
  contrast: { chosen: number; shown: number };
  /** What the contrast has to reach: 4.5 for text. */
  needed: number;
  became: 'same' | 'darker' | 'lighter';
}

const TEXT = 4.5;

/** By use: the colour that was chosen for it, what it becomes, and what stands on it or under it. */
const uses = {
  button: { from: 'brand', token: 'brand', against: 'on-brand' },
  link: { from: 'brand', token: 'brand-ink', against: 'paper' },
  band: { from: 'accent', token: 'accent', against: 'on-accent' },
} as const satisfies Record<
  Shade['use'],
  { from: 'brand' | 'accent'; token: ColorToken; against: ColorToken }
>;

/** What becomes of the two colours that somebody chose, in every use where words must be read. */
export function shadesOf(input: ThemeInput): Shade[] {
  const theme = deriveTheme(input);
  return schemes.flatMap((scheme) =>
    Object.entries(uses).map(([use, { from, token, against }]): Shade => {
      const chosen = input[from];
      const shown = theme[scheme][token];
      // White or black, whichever a page would take that leaves a colour as it is.
      const plain = token === 'brand' ? '#ffffff' : theme[scheme][against];
      return {
        use: use as Shade['use'],
        scheme,
        chosen,
        shown,
        against: { chosen: plain, shown: theme[scheme][against] },
        contrast: { chosen: contrast(chosen, plain), shown: contrast(shown, theme[scheme][against]) },
        needed: TEXT,
        became: change(chosen, shown),
      };
    }),
  );
}

/** Less than anybody notices side by side is no change. */
const NOTICED = 0.01;

function change(chosen: string, shown: string): Shade['became'] {
  const by = hexToLch(shown).l - hexToLch(chosen).l;
  if (Math.abs(by) < NOTICED) return 'same';
  return by < 0 ? 'darker' : 'lighter';
}
