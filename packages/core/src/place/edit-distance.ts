/** Rows of the table, kept from call to call: the newest, the one before, and the one before that. */
let rows = [new Int32Array(64), new Int32Array(64), new Int32Array(64)] as const;

/**
 * How many typing slips (a letter more, less, wrong, or two swapped) lie between what was typed and the beginning of a name;
 * letters that are still to come cost nothing. Optimal string alignment distance, row by row; of a row only what lies within `most`
 * of its diagonal, because all else takes more slips (Ukkonen 1985).
 * @returns the slips; more than `most` when they are more, and then not how many.
 */
export function typingSlips(typed: string, name: string, most: number = typed.length): number {
  // As many slips as letters were typed are always enough.
  const limit = Math.min(most, typed.length);
  const over = limit + 1;
  const width = Math.min(name.length, typed.length + limit) + 1;
  if (width + 1 > rows[0].length)
    rows = [new Int32Array(width * 2), new Int32Array(width * 2), new Int32Array(width * 2)];
  let [beforeLast, last, current] = rows as [Int32Array, Int32Array, Int32Array];
  for (let column = 0; column < width; column++) last[column] = column;
  let letter = -1;
  let least = limit;
  for (let row = 1; row <= typed.length; row++) {
    const letterBefore = letter;
    letter = typed.charCodeAt(row - 1);
    const from = Math.max(1, row - limit);
    const to = Math.min(width - 1, row + limit);
    current[from - 1] = from === 1 && row <= limit ? row : over;
    if (to === row + limit) last[to] = over;
    least = from === 1 ? (current[0] ?? over) : over;
    for (let column = from; column <= to; column++) {
      const other = name.charCodeAt(column - 1);
      let best = (last[column - 1] ?? over) + (letter === other ? 0 : 1);
      best = Math.min(best, (last[column] ?? over) + 1, (current[column - 1] ?? over) + 1);
      if (row > 1 && column > 1 && letter === name.charCodeAt(column - 2) && letterBefore === other)
        best = Math.min(best, (beforeLast[column - 2] ?? over) + 1);
      current[column] = best;
      if (best < least) least = best;
    }
    if (least > limit) return over;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return width === 1 ? over : leastOf(last, { from: Math.max(1, typed.length - limit), to: width - 1, over });
}

function leastOf(row: Int32Array, { from, to, over }: { from: number; to: number; over: number }): number {
  let least = over;
  for (let column = from; column <= to; column++) least = Math.min(least, row[column] ?? over);
  return least;
}
