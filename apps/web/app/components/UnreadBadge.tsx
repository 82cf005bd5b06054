import { useTranslation } from 'react-i18next';

/** Beside the word "Messages": how many conversations wait to be read; nothing when none does. */
export function UnreadBadge({ count }: { count: number }) {
  const { t } = useTranslation('common');
  if (count === 0) return null;
  return (
    <>
      <span className="unread" aria-hidden="true">
        {count > 99 ? '99+' : count}
      </span>
      <span className="sr-only">{t('nav.unread', { count })}</span>
    </>
  );
}
