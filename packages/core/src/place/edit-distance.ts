/**
 * How many typing slips (a letter more, less, wrong, or two swapped) lie between what was typed and the beginning of a name;
 * letters that are still to come cost nothing. Optimal string alignment distance, row by row.
 */
export function typingSlips(typed: string, name: string): number {
  const width = name.length + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: width }, (_, column) => column);
  for (let row = 1; row <= typed.length; row++) {
    const current = [row];
    for (let column = 1; column < width; column++) {
      const same = typed[row - 1] === name[column - 1];
      let best = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && typed[row - 1] === name[column - 2] && typed[row - 2] === name[column - 1])
        best = Math.min(best, at(beforeLast, column - 2) + 1);
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return Math.min(...last.slice(1));
}

const at = (row: number[], column: number) => row[column] ?? Number.POSITIVE_INFINITY;
