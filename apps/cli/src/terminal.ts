import type { Told } from './failure.ts';

/** Exit codes that scripts rely on. */
export const DONE = 0;
export const FAILED = 1;
export const PLAN_NOT_EMPTY = 2;
export const USAGE = 64;
export type ExitCode = typeof DONE | typeof FAILED | typeof PLAN_NOT_EMPTY | typeof USAGE;

/** Data goes to stdout, as lines or as JSON; everything said about it goes to stderr. */
export class Terminal {
  constructor(readonly json: boolean) {}

  data(value: unknown, lines: readonly string[]): void {
    const text = this.json ? JSON.stringify(value, null, 2) : lines.join('\n');
    if (text !== '') process.stdout.write(`${text}\n`);
  }

  say(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  failed({ what, why, next }: Told): void {
    if (this.json) this.say(JSON.stringify({ error: { what, why, next } }));
    else this.say([what, why && `Why:  ${why}`, next && `Next: ${next}`].filter(Boolean).join('\n'));
  }
}

/** Columns as wide as their longest cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
