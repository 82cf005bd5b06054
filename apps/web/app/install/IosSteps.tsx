import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Apple's browsers ask nobody: the way through their menu, with the signs that are to be found there. */
export function IosSteps() {
  const { t } = useTranslation('install');
  return (
    <ol className="grid gap-3">
      <Step number={1} drawing={<ShareSign />}>
        {t('ios.share')}
      </Step>
      <Step number={2} drawing={<AddSign />}>
        {t('ios.add')}
      </Step>
      <Step number={3}>{t('ios.confirm')}</Step>
    </ol>
  );
}

export function Step({
  number,
  drawing,
  children,
}: {
  number: number;
  drawing?: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className="flex items-start gap-3">
      <span aria-hidden="true" className="min-w-[1.2em] font-semibold text-brand-ink">
        {number}.
      </span>
      <span className="min-w-0 flex-1">{children}</span>
      {drawing}
    </li>
  );
}

const sign = {
  ...{ viewBox: '0 0 24 24', className: 'size-8 shrink-0 text-brand-ink' },
  ...{ fill: 'none', stroke: 'currentColor', strokeWidth: 1.8 },
} as const;

/** A box with an arrow upwards. */
function ShareSign() {
  return (
    <svg aria-hidden="true" {...sign}>
      <path d="M8 9H5.5v11.5h13V9H16M12 14.5V2.5M8.5 6 12 2.5 15.5 6" />
    </svg>
  );
}

/** A rounded square with a plus. */
function AddSign() {
  return (
    <svg aria-hidden="true" {...sign}>
      <rect x="3.5" y="3.5" width="17" height="17" rx="4" />
      <path d="M12 8v8M8 12h8" />
    </svg>
  );
}

/** Three dots upon each other. */
export function MenuSign() {
  return (
    <svg aria-hidden="true" {...sign} fill="currentColor" stroke="none">
      <circle cx="12" cy="5" r="2" />
      <circle cx="12" cy="12" r="2" />
      <circle cx="12" cy="19" r="2" />
    </svg>
  );
}
