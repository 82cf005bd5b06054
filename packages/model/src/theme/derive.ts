import { clamp, hexToLch, isGrey, type Lch, lchToHex, turn } from './color.ts';
import type { CornerName, FontName, ThemeInput } from './input.ts';
import { solve } from './solve.ts';
import { deriveState, type Scheme } from './states.ts';
import type { Radii, Tokens } from './tokens.ts';

export type Theme = Readonly<{
  light: Tokens;
  dark: Tokens;
  /** CSS font-family lists. */
  font: Readonly<{ body: string; title: string }>;
  /** CSS lengths. */
  radius: Radii;
}>;

/**
 * The whole look from four choices. Every pair of `tokenPairs` keeps its contrast for any input. Costs some
 * milliseconds: derive once a version of a tenant's settings, not once a request.
 */
export function deriveTheme(input: ThemeInput): Theme {
  const brand = hexToLch(input.brand);
  const accent = hexToLch(input.accent);
  return {
    light: deriveTokens(brand, accent, lightScale),
    dark: deriveTokens(brand, accent, darkScale),
    font: fontStacks[input.font],
    radius: radii[input.corners],
  };
}

/** Where each theme puts things on the lightness scale; everything that must be read is then solved from there. */
const lightScale = {
  dark: false,
  paper: 0.977,
  surface: 0.995,
  raised: 1,
  ink: 0.25,
  inkMuted: 0.48,
  line: 0.9,
  controlLine: 0.62,
  tint: 0.008,
  soft: 0.945,
  softChroma: 0.03,
  onLight: '#ffffff',
  mapGround: 0.957,
  mapWater: 0.895,
  mapBorder: 0.82,
};
const darkScale: typeof lightScale = {
  dark: true,
  paper: 0.215,
  surface: 0.245,
  raised: 0.28,
  ink: 0.93,
  inkMuted: 0.75,
  line: 0.34,
  controlLine: 0.6,
  tint: 0.009,
  soft: 0.3,
  softChroma: 0.045,
  onLight: '#ffffff',
  mapGround: 0.275,
  mapWater: 0.19,
  mapBorder: 0.38,
};

/** A brand lighter than this carries dark text; below it white text is the quieter choice. */
const CARRIES_DARK_TEXT = 0.7;
const URGENT_HUE = 27;

function deriveTokens(brand: Lch, accent: Lch, scale: typeof lightScale): Tokens {
  // Paper stays warm (hue 45 to 105) and leans a little towards the brand, so that two spaces have two papers.
  const paperHue = 75 + (isGrey(brand) ? 0 : clamp(turn(75, brand.h) * 0.2, -30, 30));
  const paperTone = (l: number, c = scale.tint) => lchToHex({ l, c, h: paperHue });

  const paper = paperTone(scale.paper);
  const surface = paperTone(scale.surface, scale.tint / 2);
  const raised = paperTone(scale.raised, scale.tint);
  const grounds = [paper, surface, raised];
  const land = paperTone(scale.mapGround, scale.tint * 1.5);
  const water = lchToHex({
    l: scale.mapWater,
    c: scale.tint * 1.6,
    h: paperHue + turn(paperHue, 215) * 0.85,
  });
  const map = [land, water];

  const darkInk = lchToHex({ l: 0.18, c: 0.015, h: paperHue });
  const onFill = (fill: Lch) => (scale.dark || fill.l > CARRIES_DARK_TEXT ? darkInk : scale.onLight);
  const soft = (color: Lch) =>
    lchToHex({ l: scale.soft, c: Math.min(color.c, scale.softChroma), h: color.h });
  const fillOf = (color: Lch): Lch => (scale.dark ? { ...color, l: clamp(color.l, 0.7, 0.86) } : color);

  const wantedBrand = fillOf(brand);
  const onBrand = onFill(brand);
  const fillRules = [
    { against: grounds, minimum: 3 },
    { against: [onBrand], minimum: 4.5 },
  ];
  const brandFill = solve(wantedBrand, fillRules);
  const brandLightness = hexToLch(brandFill).l;
  const hover = brandLightness + (scale.dark || brandLightness < 0.35 ? 0.06 : -0.05);

  const brandSoft = soft(brand);
  const accentFill = visibleBand(scale.dark ? { ...accent, l: clamp(accent.l, 0.3, 0.86) } : accent, paper);
  const accentSoft = soft(accent);

  const stateScheme: Scheme = {
    fill: scale.dark ? 0.7 : 0.53,
    ink: scale.dark ? 0.8 : 0.47,
    soft: scale.soft,
    softChroma: scale.softChroma,
    on: scale.dark ? darkInk : scale.onLight,
    grounds,
  };
  const states = {
    ...deriveState('urgent', brandFill, stateScheme),
    ...deriveState('success', brandFill, stateScheme),
    ...deriveState('warning', brandFill, stateScheme),
    ...deriveState('info', brandFill, stateScheme),
  };
  const softs = [
    brandSoft,
    accentSoft,
    states['urgent-soft'],
    states['success-soft'],
    states['warning-soft'],
    states['info-soft'],
  ];

  const text = (color: Lch, minimum: number, extra: readonly string[] = []) =>
    solve(color, [{ against: [...grounds, ...extra], minimum }]);
  const ink = (l: number, c: number): Lch => ({ l, c, h: paperHue });
  const readable = (color: Lch): Lch => ({
    ...color,
    l: scale.dark ? Math.max(color.l, 0.78) : Math.min(color.l, 0.5),
  });

  const kinds = kindHues(brand, accent);
  const onKind = scale.dark ? darkInk : scale.onLight;
  const kindLightness = scale.dark ? 0.77 : 0.5;
  const request: Lch = { l: kindLightness, c: 0.14, h: kinds.request };
  const offer: Lch = { l: kindLightness, c: 0.12, h: kinds.offer };
  const offerSoft = soft(offer);

  return {
    paper,
    surface,
    'surface-raised': raised,
    ink: text(ink(scale.ink, 0.012), 4.5, softs),
    'ink-muted': text(ink(scale.inkMuted, 0.015), 4.5, softs),
    line: paperTone(scale.line, scale.tint * 1.3),
    'control-line': text(ink(scale.controlLine, 0.012), 3),
    brand: brandFill,
    'brand-hover': solve({ ...wantedBrand, l: hover }, fillRules),
    'on-brand': onBrand,
    'brand-ink': text(readable(brand), 4.5, [brandSoft]),
    'brand-soft': brandSoft,
    accent: accentFill,
    'on-accent': solve({ l: hexToLch(accentFill).l > 0.62 ? 0.2 : 0.99, c: 0.02, h: accent.h }, [
      { against: [accentFill], minimum: 4.5 },
    ]),
    'accent-soft': accentSoft,
    ...states,
    request: solve(request, [
      { against: [...grounds, ...map], minimum: 3 },
      { against: [onKind], minimum: 4.5 },
    ]),
    'on-request': onKind,
    'request-ink': text(request, 4.5),
    offer: solve(offer, [
      { against: [...grounds, offerSoft], minimum: 4.5 },
      { against: map, minimum: 3 },
    ]),
    'offer-soft': offerSoft,
    focus: text(readable(brand), 3, [brandSoft, ...map]),
    'map-ground': land,
    'map-water': water,
    'map-border': paperTone(scale.mapBorder, scale.tint * 1.5),
    'map-label': solve(ink(scale.inkMuted, 0.015), [{ against: map, minimum: 4.5 }]),
    'map-halo': land,
    'map-cluster': solve(wantedBrand, [
      { against: map, minimum: 3 },
      { against: [onKind], minimum: 4.5 },
    ]),
    'on-map-cluster': onKind,
    'map-area': solve(readable(brand), [{ against: map, minimum: 3 }]),
  };
}

/** A band that nobody sees on the paper is no band: 1.3 is a faint but certain edge. */
function visibleBand(accent: Lch, paper: string): string {
  return solve(accent, [{ against: [paper], minimum: 1.3 }]);
}

/** Requests take the accent's hue and offers the brand's, kept 60 degrees from each other and 24 from the urgent red. */
function kindHues(brand: Lch, accent: Lch): { request: number; offer: number } {
  const request = awayFrom(isGrey(accent) ? 65 : accent.h, URGENT_HUE, 24);
  let offer = awayFrom(awayFrom(isGrey(brand) ? 200 : brand.h, request, 60), URGENT_HUE, 24);
  if (Math.abs(turn(request, offer)) < 60) offer = request + 150;
  return { request, offer: awayFrom(offer, URGENT_HUE, 24) };
}

function awayFrom(hue: number, other: number, degrees: number): number {
  const angle = turn(other, hue);
  return Math.abs(angle) >= degrees ? hue : (other + (angle < 0 ? -degrees : degrees) + 360) % 360;
}

const SYSTEM = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
const ARABIC = '"Noto Sans Arabic Variable"';

/**
 * A `Fallback` is a face of the system set to the measures of the one that is on its way, so that nothing moves when it comes. The Arabic
 * face follows: the Latin faces hold no Arabic letters, so each script finds its own.
 */
const fontStacks: Record<FontName, Theme['font']> = {
  'source-sans-3': sans('"Source Sans 3 Variable"'),
  'nunito-sans': sans('"Nunito Sans Variable"'),
  'atkinson-hyperlegible-next': sans('"Atkinson Hyperlegible Next Variable"'),
  'source-serif-4': {
    body: sans('"Source Sans 3 Variable"').body,
    title: `"Source Serif 4 Variable", "Source Serif 4 Fallback", ${ARABIC}, Georgia, "Times New Roman", serif`,
  },
};

function sans(family: string): Theme['font'] {
  const stack = `${family}, ${family.replace(' Variable', ' Fallback')}, ${ARABIC}, ${SYSTEM}`;
  return { body: stack, title: stack };
}

const radii: Record<CornerName, Radii> = {
  square: { control: '0', card: '0', sheet: '0', pill: '0' },
  soft: { control: '0.5rem', card: '0.75rem', sheet: '1rem', pill: '999px' },
  round: { control: '1.375rem', card: '1.375rem', sheet: '1.75rem', pill: '999px' },
};
