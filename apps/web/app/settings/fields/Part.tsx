import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.tsx';
import type { FieldsProps } from './props.ts';

interface PartProps extends Pick<FieldsProps, 'locked'> {
  /** The setting that these fields say: `theme`, `pages/about.fr.md`. */
  of: string;
  title?: ReactNode;
  /** Two side by side where there is room. */
  columns?: boolean;
  children: ReactNode;
}

/** Looks like what it is: a text to read. */
const LOCKED = '[&_.control]:border-dashed [&_.control]:bg-transparent';

/** The fields of one setting; shown and not sent where a file declares it. */
export function Part({ of, title, locked, columns = false, children }: PartProps) {
  const { t } = useTranslation('settings');
  const file = locked[of];
  return (
    <fieldset
      disabled={file !== undefined}
      className={`grid min-w-0 grid-cols-1 ${columns ? 'gap-x-10 gap-y-6 lg:grid-cols-2' : 'gap-4'} ${file === undefined ? '' : LOCKED}`}
      data-setting={of}
    >
      {title && <legend className="mb-2 font-title text-xl font-bold">{title}</legend>}
      {file !== undefined && (
        <p className="col-span-full flex items-start gap-2 text-ink-muted" data-locked>
          <Icon name="lock" className="mt-[0.15em] size-[1.2em]" />
          <span>
            {t('locked')} <bdi dir="ltr">{file}</bdi>
          </span>
        </p>
      )}
      {children}
    </fieldset>
  );
}
