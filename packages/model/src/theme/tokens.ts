/**
 * Every colour of the look, by the name it has in CSS (`--color-<name>`, so Tailwind's `bg-paper`, `text-ink-muted`,
 * `border-control-line`). `deriveTheme` gives each a value in light and in dark.
 */
export const colorTokens = {
  // Paper and ink
  paper: 'the ground of the page',
  surface: 'a card, a field, a bar: one step up from the paper',
  'surface-raised': 'a menu, a dialog, a popover: above everything',
  ink: 'text and titles',
  'ink-muted': 'secondary text: dates, distances, hints',
  line: 'a hairline that only decorates; never the only edge of a control',
  'control-line': 'the edge of a field, a checkbox, a button without a fill',
  // Brand: primary action, links, selected state
  brand: 'fill of the primary action and of selected controls',
  'brand-hover': 'the same fill under the pointer',
  'on-brand': 'text and icons on brand and brand-hover',
  'brand-ink': 'links and brand-coloured text',
  'brand-soft': 'ground of what is selected, under ink, ink-muted or brand-ink',
  // Accent: the character of the space
  accent: 'the band of the space, empty-state artwork',
  'on-accent': 'text and icons on accent',
  'accent-soft': 'a quiet accent ground, under ink or ink-muted',
  // States, never taken from the brand: fill, text on the fill, text on paper, quiet ground
  urgent: 'fill: urgent badge, error summary bar, destructive button',
  'on-urgent': 'text on urgent',
  'urgent-ink': 'urgent and error text, error borders',
  'urgent-soft': 'quiet ground of an error',
  success: 'fill: done, solved',
  'on-success': 'text on success',
  'success-ink': 'success text',
  'success-soft': 'quiet ground of a success',
  warning: 'fill: take care',
  'on-warning': 'text on warning',
  'warning-ink': 'warning text',
  'warning-soft': 'quiet ground of a warning',
  info: 'fill: good to know',
  'on-info': 'text on info',
  'info-ink': 'information text',
  'info-soft': 'quiet ground of information',
  // Kinds of listing
  request: 'request: filled marker, filled label',
  'on-request': 'text and icons on request',
  'request-ink': 'the word "Request" as plain text',
  offer: 'offer: outlined marker, outlined label, and its word',
  'offer-soft': 'inside of the outlined offer marker and label',
  // Focus
  focus: 'focus ring, drawn 2px away from the control on paper or surface',
  // Map
  'map-ground': 'land',
  'map-water': 'sea and lakes',
  'map-border': 'country borders, deliberately quiet',
  'map-label': 'names on land and water',
  'map-halo': 'halo of a name',
  'map-cluster': 'a cluster bubble',
  'on-map-cluster': 'the count in a cluster bubble',
  'map-area': 'outline of the circle that others see, and of "my area"',
} as const;

export type ColorToken = keyof typeof colorTokens;
export type Tokens = Readonly<Record<ColorToken, string>>;

/** `rounded-control`, `rounded-card`, `rounded-sheet`, `rounded-pill`. */
export const radiusTokens = {
  control: 'buttons, fields',
  card: 'cards, images',
  sheet: 'dialogs, bottom sheets, menus',
  pill: 'chips, badges, tags',
} as const;

export type RadiusToken = keyof typeof radiusTokens;
export type Radii = Readonly<Record<RadiusToken, string>>;

/** WCAG 2 contrast: 4.5 for text, 3 for the edges of controls and for graphics that carry meaning. */
export type TokenPair = Readonly<{ foreground: ColorToken; background: ColorToken; minimum: 4.5 | 3 }>;

const grounds = ['paper', 'surface', 'surface-raised'] as const;
const states = ['urgent', 'success', 'warning', 'info'] as const;

function pairs(
  minimum: TokenPair['minimum'],
  foregrounds: readonly ColorToken[],
  backgrounds: readonly ColorToken[],
): TokenPair[] {
  return foregrounds.flatMap((foreground) =>
    backgrounds.map((background) => ({ foreground, background, minimum })),
  );
}

/** What may stand on what. A pair that is not here is not promised: add it here first, and the solver obeys. */
export const tokenPairs: readonly TokenPair[] = [
  ...pairs(
    4.5,
    ['ink', 'ink-muted'],
    [...grounds, 'brand-soft', 'accent-soft', ...states.map((s) => `${s}-soft` as const)],
  ),
  ...pairs(3, ['control-line'], grounds),
  ...pairs(4.5, ['on-brand'], ['brand', 'brand-hover']),
  ...pairs(3, ['brand', 'brand-hover'], grounds),
  ...pairs(4.5, ['brand-ink'], [...grounds, 'brand-soft']),
  ...pairs(4.5, ['on-accent'], ['accent']),
  ...states.flatMap((state) => [
    ...pairs(4.5, [`on-${state}`], [state]),
    ...pairs(3, [state], grounds),
    ...pairs(4.5, [`${state}-ink`], [...grounds, `${state}-soft`]),
  ]),
  ...pairs(4.5, ['on-request'], ['request']),
  ...pairs(3, ['request'], [...grounds, 'map-ground', 'map-water']),
  ...pairs(4.5, ['request-ink'], grounds),
  ...pairs(4.5, ['offer'], [...grounds, 'offer-soft']),
  ...pairs(3, ['offer'], ['map-ground', 'map-water']),
  ...pairs(3, ['focus'], [...grounds, 'brand-soft', 'map-ground', 'map-water']),
  ...pairs(4.5, ['map-label'], ['map-ground', 'map-water', 'map-halo']),
  ...pairs(4.5, ['on-map-cluster'], ['map-cluster']),
  ...pairs(3, ['map-cluster', 'map-area'], ['map-ground', 'map-water']),
];
