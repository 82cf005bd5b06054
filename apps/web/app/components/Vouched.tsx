import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';

/** Says that the association has checked somebody, and since when it knows them. */
export function Vouched({ vouched: { sinceYear } }: { vouched: { sinceYear: number | null } }) {
  const { t } = useTranslation('common');
  return (
    <span className="inline-flex items-center gap-1.5 text-sm text-success-ink" data-vouched="">
      <Icon name="badge-check" />
      {sinceYear === null ? t('vouched.plain') : t('vouched.since', { year: sinceYear })}
    </span>
  );
}
