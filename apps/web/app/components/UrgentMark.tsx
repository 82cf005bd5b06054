import { useTranslation } from 'react-i18next';

export function UrgentMark() {
  const { t } = useTranslation('common');
  return <UrgentLabel label={t('urgent')} />;
}

/** The same with its word given, for lists that look it up once. */
export function UrgentLabel({ label }: { label: string }) {
  return <span className="mark mark-urgent">{label}</span>;
}
