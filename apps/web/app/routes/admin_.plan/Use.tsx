import { useTranslation } from 'react-i18next';

interface UseProps {
  of: 'members' | 'admins' | 'storage';
  used: string;
  /** Null: without end. */
  most: string | null;
  percent: number | null;
  level: 'plenty' | 'near' | 'full' | 'over';
}

/** How much of the plan is used: in words, and as a bar for the eye. */
export function Use({ of, used, most, percent, level }: UseProps) {
  const { t } = useTranslation('plan');
  return (
    <div className="max-w-measure">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-semibold">{t(`use.${of}`)}</span>
        <span>{most === null ? t('use.without', { used }) : t('use.of', { used, most })}</span>
      </p>
      {percent !== null && (
        // A drawing: the page's policy lets no style into it.
        <svg
          aria-hidden="true"
          className={`mt-1 h-2.5 w-full overflow-hidden rounded-full border border-control-line bg-surface ${level === 'plenty' ? 'text-success' : level === 'near' ? 'text-warning' : 'text-urgent'}`}
        >
          <rect width={`${percent}%`} height="100%" fill="currentColor" />
        </svg>
      )}
      {level !== 'plenty' && <p className="mt-1 text-sm">{t(`level.${of}.${level}`)}</p>}
    </div>
  );
}
