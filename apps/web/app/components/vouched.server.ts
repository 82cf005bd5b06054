import { getT } from '../i18n/index.ts';
import type { WordsSource } from '../i18n/server.ts';

/** "Member since 2016, checked by the association"; null when it has not. */
export function vouchedSaid(
  source: WordsSource,
  vouched: { sinceYear: number | null } | null | undefined,
): string | null {
  if (!vouched) return null;
  const t = getT(source, 'common');
  const { sinceYear } = vouched;
  return sinceYear === null ? t('vouched.plain') : t('vouched.since', { year: sinceYear });
}
