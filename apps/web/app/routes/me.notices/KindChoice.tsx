import { choicesOf, NOTICE_CHOICES, type NoticeKind } from '@entraide/model/notice';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface KindChoiceProps {
  kind: NoticeKind;
  chosen: string;
  /** What else is chosen about this kind. */
  children?: ReactNode;
}

/** A row of the table: a kind of notices, and when they come. Each choice says what it is, so that no heading is needed above it. */
export function KindChoice({ kind, chosen, children }: KindChoiceProps) {
  const { t } = useTranslation('notices');
  return (
    <fieldset
      className="grid min-w-0 grid-cols-1 gap-3 border-t border-line py-4"
      aria-describedby={`${kind}-hint`}
    >
      <legend className="float-start w-full font-semibold">{t(`kind.${kind}.label`)}</legend>
      <p id={`${kind}-hint`} className="-mt-2 text-sm text-ink-muted">
        {t(`kind.${kind}.hint`)}
      </p>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(9rem,100%),1fr))] gap-2">
        {NOTICE_CHOICES.filter((choice) => choicesOf[kind].includes(choice)).map((choice) => (
          <label
            key={choice}
            className="relative flex min-h-11 cursor-pointer items-center gap-2 rounded-card border border-control-line bg-surface px-3 py-2 hover:border-brand-ink has-checked:border-brand has-checked:bg-brand-soft has-checked:ring-1 has-checked:ring-brand has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              id={`${kind}-${choice}`}
              name={kind}
              value={choice}
              defaultChecked={chosen === choice}
              className="size-5 flex-none outline-none"
            />
            <span className="min-w-0 wrap-anywhere">
              {t(kind === 'alert' && choice !== 'now' ? `alertChoice.${choice}` : `choice.${choice}`)}
            </span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}
