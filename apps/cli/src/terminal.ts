import { createInterface } from 'node:readline/promises';
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

  /** Null where nobody can answer: without a terminal, or where a program reads. */
  async ask(question: string): Promise<string | null> {
    if (this.json || !process.stdin.isTTY || !process.stderr.isTTY) return null;
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await lines.question(question);
    } finally {
      lines.close();
    }
  }

  /** A bar on stderr that is drawn over itself; without a terminal a line every ten seconds. */
  progress() {
    const { isTTY } = process.stderr;
    const started = Date.now();
    let [last, drawn] = [started, false];
    return {
      show(done: number, of: number, what: string): void {
        const now = Date.now();
        if (now - last < (isTTY ? 100 : 10_000) && (done < of || !isTTY)) return;
        last = now;
        drawn = true;
        const bar = '#'.repeat(Math.round((done / of) * 24)).padEnd(24, '.');
        const rate = Math.round((done / Math.max(1, now - started)) * 1000);
        const text = `[${bar}] ${done} of ${of} ${what}, ${rate} a second`;
        process.stderr.write(isTTY ? `\r\u001b[2K${text}` : `${text}\n`);
      },
      end(): void {
        if (isTTY && drawn) process.stderr.write('\n');
      },
    };
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
