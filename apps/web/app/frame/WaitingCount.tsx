import { useTranslation } from 'react-i18next';

/** Beside the team's link: how many people wait to be let in; nothing when nobody does. */
export function WaitingCount({ count }: { count: number }) {
  const { t } = useTranslation('common');
  if (count === 0) return null;
  return (
    <span className="waiting-count">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{t('nav.waiting', { count })}</span>
    </span>
  );
}
