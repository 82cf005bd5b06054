/** Numbers from `from` to just before `to`. */
export interface Range {
  from: number;
  to: number;
}

export const rangesLength = (ranges: readonly Range[]) =>
  ranges.reduce((sum, { from, to }) => sum + to - from, 0);

/** What ranges, in order, leave out of 0 to just before `end`. */
export function missingFrom(ranges: readonly Range[], end: number): Range[] {
  const missing: Range[] = [];
  let next = 0;
  for (const { from, to } of ranges) {
    if (from > next) missing.push({ from: next, to: Math.min(from, end) });
    next = Math.max(next, to);
    if (next >= end) return missing;
  }
  return next < end ? [...missing, { from: next, to: end }] : missing;
}

/** Cut into ranges of at most `length`. */
export function* batchesOf(ranges: readonly Range[], length: number): Generator<Range> {
  for (const { from, to } of ranges)
    for (let at = from; at < to; at += length) yield { from: at, to: Math.min(at + length, to) };
}
