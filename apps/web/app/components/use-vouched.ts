import { useTranslation } from 'react-i18next';

/** "Member since 2016, checked by the association", for pages that show many people. */
export function useVouched(): (vouched: { sinceYear: number | null }) => string {
  const { t } = useTranslation('common');
  return ({ sinceYear }) =>
    sinceYear === null ? t('vouched.plain') : t('vouched.since', { year: sinceYear });
}
