import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';

export function UrgentMark() {
  const { t } = useTranslation('common');
  return <UrgentLabel label={t('urgent')} />;
}

/** The same with its word given, for lists that look it up once. */
export function UrgentLabel({ label }: { label: string }) {
  return (
    <span className="print-exact inline-flex items-center gap-1 rounded-pill border-2 border-urgent bg-urgent py-px ps-1.5 pe-2.5 text-sm font-semibold text-on-urgent">
      <Icon name="siren" className="size-[1.05em]" />
      {label}
    </span>
  );
}
