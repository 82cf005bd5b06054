import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

interface ShareBarProps {
  /** Absolute, on the space's own address. */
  url: string;
  title: string;
  /** The message that goes with the link; the title when absent. */
  text?: string;
}

/** WhatsApp is a link and works at once; what needs a script comes with it. */
export function ShareBar({ url, title, text = title }: ShareBarProps) {
  const { t } = useTranslation('common');
  const [can, setCan] = useState({ share: false, copy: false });
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    setCan({ share: 'share' in navigator, copy: 'clipboard' in navigator });
  }, []);

  // The reader closing the sheet is no failure.
  const share = () => void navigator.share({ url, title, text }).catch(() => {});
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
    setTimeout(() => setCopied(false), 4000);
  };

  return (
    <div className="no-print flex flex-wrap gap-2">
      {can.share && (
        <Button type="button" icon="share-2" onClick={share}>
          {t('share.native')}
        </Button>
      )}
      <a
        href={`https://wa.me/?text=${encodeURIComponent(`${text}\n${url}`)}`}
        rel="noopener noreferrer"
        target="_blank"
        className="inline-flex min-h-11 items-center gap-2 rounded-control border border-control-line bg-surface px-4 py-2 font-semibold text-ink hover:border-brand-ink hover:bg-brand-soft"
      >
        <Icon name="message-circle" />
        {t('share.whatsapp')}
        <span className="sr-only"> {t('newTab')}</span>
      </a>
      {can.copy && (
        <Button type="button" icon={copied ? 'check' : 'copy'} onClick={copy}>
          {t('share.copy')}
        </Button>
      )}
      <p role="status" className={copied ? 'self-center text-success-ink' : 'sr-only'}>
        {copied ? t('share.copied') : ''}
      </p>
    </div>
  );
}
