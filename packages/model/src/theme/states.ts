import { distance } from './color.ts';
import { type Rule, solve } from './solve.ts';

/** A state keeps to its own stretch of the hue circle, so red stays red whatever the brand is. */
const families = {
  urgent: { hues: [27, 18, 35], chroma: 0.19 },
  success: { hues: [152, 140, 165], chroma: 0.12 },
  warning: { hues: [72, 62, 84], chroma: 0.13 },
  info: { hues: [250, 235, 268], chroma: 0.11 },
} as const;

type State = keyof typeof families;

type StateTokens<S extends State> = Record<S | `on-${S}` | `${S}-ink` | `${S}-soft`, string>;

/** Clearly another colour than the brand beside it; see `distance`. */
const APART = 0.1;

export type Scheme = Readonly<{
  fill: number;
  ink: number;
  soft: number;
  softChroma: number;
  /** Text on a fill. */
  on: string;
  grounds: readonly string[];
}>;

/** The four colours of one state. Hue and lightness give way a little when the brand would look the same. */
export function deriveState<S extends State>(state: S, brand: string, scheme: Scheme): StateTokens<S> {
  const { hues, chroma } = families[state];
  const rules: Rule[] = [
    { against: scheme.grounds, minimum: 3 },
    { against: [scheme.on], minimum: 4.5 },
  ];
  let best = { fill: '', hue: hues[0] as number, apart: -1 };
  for (const hue of hues) {
    for (const shift of [0, -0.07, 0.07, -0.13, 0.13]) {
      const fill = solve({ l: scheme.fill + shift, c: chroma, h: hue }, rules);
      const apart = distance(fill, brand);
      if (apart > best.apart) best = { fill, hue, apart };
      if (apart >= APART) break;
    }
    if (best.apart >= APART) break;
  }
  const soft = solve({ l: scheme.soft, c: scheme.softChroma, h: best.hue }, []);
  const ink = solve({ l: scheme.ink, c: chroma, h: best.hue }, [
    { against: [...scheme.grounds, soft], minimum: 4.5 },
  ]);
  return {
    [state]: best.fill,
    [`on-${state}`]: scheme.on,
    [`${state}-ink`]: ink,
    [`${state}-soft`]: soft,
  } as StateTokens<S>;
}
