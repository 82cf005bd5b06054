/** What a look at one part of the platform found: a line each, the last ones saying what to do. */
export interface Finding {
  check: string;
  level: 'ok' | 'warn' | 'fail';
  found: string[];
}

export const ok = (check: string, ...found: string[]): Finding => ({ check, level: 'ok', found });
export const warn = (check: string, ...found: string[]): Finding => ({ check, level: 'warn', found });
export const fail = (check: string, ...found: string[]): Finding => ({ check, level: 'fail', found });

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** 1,500,000 -> "1.5 MB". */
export function sizeOf(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** step;
  return `${step === 0 ? value : value.toFixed(1)} ${UNITS[step]}`;
}

/** Seconds, minutes, hours or days: the largest that is at least two. */
export function timeOf(ms: number): string {
  const seconds = Math.round(ms / 1000);
  for (const [unit, long] of [
    ['days', 86_400],
    ['hours', 3_600],
    ['minutes', 60],
  ] as const)
    if (seconds >= 2 * long) return `${Math.floor(seconds / long)} ${unit}`;
  return `${seconds} seconds`;
}
