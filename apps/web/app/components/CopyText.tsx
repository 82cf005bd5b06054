import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';

interface CopyTextProps {
  value: string;
  /** What is copied, for who does not see it: "Name of the TXT record". */
  label: string;
}

/** A value to be pasted elsewhere. The button comes with the script; without it a click into the value marks all of it. */
export function CopyText({ value, label }: CopyTextProps) {
  const { t } = useTranslation('common');
  const [can, setCan] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setCan('clipboard' in navigator), []);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 3000);
  };
  return (
    <span className="flex items-center gap-1">
      <code className="min-w-0 flex-1 select-all font-mono text-sm wrap-anywhere" dir="ltr">
        {value}
      </code>
      {can && (
        <button
          type="button"
          onClick={copy}
          aria-label={t('copyText.button', { what: label })}
          title={t('copyText.button', { what: label })}
          className="inline-flex size-11 flex-none items-center justify-center rounded-control text-brand-ink hover:bg-brand-soft"
        >
          <Icon name={copied ? 'check' : 'copy'} />
        </button>
      )}
      <span role="status" className="sr-only">
        {copied ? t('copyText.done', { what: label }) : ''}
      </span>
    </span>
  );
}
