import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';

export interface FieldFault {
  /** Id of the control, where the link leads; absent when the fault belongs to no field. */
  id?: string;
  message: string;
}

/** What is wrong, above the form. With script, focus goes to the first fault, whose own sentence stands beside it. */
export function FormErrors({ faults }: { faults: readonly FieldFault[] }) {
  const { t } = useTranslation('common');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [first] = faults;
    if (!first) return;
    const target = (first.id && document.getElementById(first.id)) || box.current;
    target?.focus();
    // Below a fixed keyboard or above the fold, the field alone would be found but not seen.
    target?.scrollIntoView({ block: 'center' });
  }, [faults]);
  if (faults.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="mb-6 grid gap-2 rounded-card border-2 border-urgent-ink bg-urgent-soft p-4"
    >
      <p className="flex items-start gap-2 font-semibold">
        <Icon name="circle-alert" className="mt-[0.15em] size-[1.25em] text-urgent-ink" />
        {t('form.faults', { count: faults.length })}
      </p>
      <ul className="grid gap-1 ps-8">
        {faults.map(({ id, message }) => (
          <li key={`${id} ${message}`}>
            {id ? (
              <a
                href={`#${id}`}
                className="inline-flex min-h-8 items-center text-ink underline underline-offset-4"
              >
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
