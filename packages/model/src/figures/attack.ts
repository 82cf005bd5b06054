/** Somebody who has every figure that is shown, and adds and subtracts. A sum of unknowns, each with its factor, and what it comes to. */
export interface Known {
  sum: ReadonlyMap<number, number>;
  is: number;
}

/** A prime that leaves room for products in a double. */
const PRIME = 67_108_859;
const mod = (value: number) => ((value % PRIME) + PRIME) % PRIME;

function inverse(value: number): number {
  let [a, b, x, y] = [mod(value), PRIME, 1, 0];
  while (a > 1) {
    const quotient = Math.floor(a / b);
    [a, b] = [b, a % b];
    [x, y] = [y, x - quotient * y];
  }
  return mod(x);
}

/** Says of a sum whether it follows from what is known, by Gaussian elimination (modulo a prime, which may only find more than there is). */
export function follows(
  known: readonly Known[],
  unknowns: number,
): (sum: ReadonlyMap<number, number>) => boolean {
  const rows: { lead: number; row: number[] }[] = [];
  const reduce = (sum: ReadonlyMap<number, number>) => {
    const row = Array.from({ length: unknowns }, (_, at) => mod(sum.get(at) ?? 0));
    for (const { lead, row: other } of rows) {
      const factor = row[lead] ?? 0;
      if (factor === 0) continue;
      for (let at = lead; at < unknowns; at++) row[at] = mod((row[at] ?? 0) - factor * (other[at] ?? 0));
    }
    return row;
  };
  for (const { sum } of known) {
    const row = reduce(sum);
    const lead = row.findIndex((value) => value !== 0);
    if (lead < 0) continue;
    const factor = inverse(row[lead] ?? 1);
    rows.push({ lead, row: row.map((value) => mod(value * factor)) });
    rows.sort((a, b) => a.lead - b.lead);
  }
  return (sum) => reduce(sum).every((value) => value === 0);
}

/**
 * What each unknown is at least and at most, when none is below zero: bounds are carried from sum to sum until nothing changes.
 * Factors must be 1.
 */
export function bounds(known: readonly Known[], unknowns: number): { least: number; most: number }[] {
  const range = Array.from({ length: unknowns }, () => ({ least: 0, most: Number.POSITIVE_INFINITY }));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { sum, is } of known) {
      const parts = [...sum.keys()].map((at) => range[at] ?? { least: 0, most: 0 });
      const least = parts.reduce((all, part) => all + part.least, 0);
      const unbounded = parts.filter((part) => part.most === Number.POSITIVE_INFINITY).length;
      const most = parts.reduce((all, part) => all + (Number.isFinite(part.most) ? part.most : 0), 0);
      for (const part of parts) {
        const upper = is - (least - part.least);
        const bounded = unbounded - (Number.isFinite(part.most) ? 0 : 1) === 0;
        const lower = bounded ? is - (most - (Number.isFinite(part.most) ? part.most : 0)) : 0;
        if (upper < part.most) {
          part.most = upper;
          changed = true;
        }
        if (lower > part.least) {
          part.least = lower;
          changed = true;
        }
      }
    }
  }
  return range;
}
