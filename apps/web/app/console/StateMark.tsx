import { useTranslation } from 'react-i18next';

const looks = {
  open: 'border-success text-success-ink',
  private: 'border-control-line text-ink',
  suspended: 'border-urgent text-urgent-ink',
};

export function StateMark({ status }: { status: keyof typeof looks }) {
  const { t } = useTranslation('console');
  return (
    <span className={`rounded-full border px-2 text-xs leading-6 font-semibold ${looks[status]}`}>
      {t(`state.${status}`)}
    </span>
  );
}
