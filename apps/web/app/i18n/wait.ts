import type { AnyT } from './keys.ts';

/**
 * How long to wait, in words, never shorter than it is: "dans 5 minutes", "dans une heure", "demain". `t` may be of any namespace.
 * @param seconds at most a day: the longest wait that a limit asks for
 */
export function sayWait(t: AnyT, seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  if (minutes <= 10) return t('common:wait.minutes', { count: minutes });
  if (minutes <= 55) return t('common:wait.minutes', { count: 5 * Math.ceil(minutes / 5) });
  const hours = Math.ceil(minutes / 60);
  return hours <= 12 ? t('common:wait.hours', { count: hours }) : t('common:wait.tomorrow');
}
