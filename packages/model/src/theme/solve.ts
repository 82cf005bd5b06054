import { contrast, type Lch, lchToHex } from './color.ts';

/** The colour must reach this contrast against each of these `#rrggbb` colours. */
export type Rule = Readonly<{ against: readonly string[]; minimum: number }>;

const STEP = 0.01;

/**
 * The colour nearest to the wanted one that keeps every rule, as 8-bit `#rrggbb`. Lightness moves first, to whichever side
 * is nearer; when no lightness will do, chroma halves and the search starts again.
 *
 * @throws Error when not even a grey keeps the rules: the rules contradict each other, which is a fault in the theme code.
 */
export function solve(wanted: Lch, rules: readonly Rule[]): string {
  for (const chroma of [1, 0.5, 0.25, 0]) {
    const found = nearestLightness({ ...wanted, c: wanted.c * chroma }, rules);
    if (found) return found;
  }
  throw new Error(`No colour keeps these contrast rules: ${JSON.stringify(rules)}`);
}

function nearestLightness(wanted: Lch, rules: readonly Rule[]): string | undefined {
  for (let away = 0; away <= 1 + STEP; away += STEP) {
    for (const l of away === 0 ? [wanted.l] : [wanted.l - away, wanted.l + away]) {
      if (l < -STEP || l > 1 + STEP) continue;
      const hex = lchToHex({ ...wanted, l });
      if (keeps(hex, rules)) return hex;
    }
  }
  return undefined;
}

function keeps(hex: string, rules: readonly Rule[]): boolean {
  return rules.every(({ against, minimum }) => against.every((other) => contrast(hex, other) >= minimum));
}
