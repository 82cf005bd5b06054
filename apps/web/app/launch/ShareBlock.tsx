import { useTranslation } from 'react-i18next';
import { LinkButton } from '../components/Button.tsx';
import { ShareBar } from '../components/ShareBar.tsx';

interface ShareBlockProps {
  /** What is sent: the invitation while nobody else comes in, else the space's address. */
  url: string;
  name: string;
  /** The line for the association's own site; null while strangers read nothing. */
  embed: string | null;
}

/** Words for messages, mails and the association's own site, ready to be taken along. */
export function ShareBlock({ url, name, embed }: ShareBlockProps) {
  const { t } = useTranslation('launch');
  const text = t('share.text', { name });
  const mail = `mailto:?${new URLSearchParams({
    subject: t('share.subject', { name }),
    body: `${text}\n\n${url}`,
  })
    .toString()
    .replaceAll('+', '%20')}`;
  return (
    <div className="grid gap-4">
      <textarea
        readOnly
        rows={3}
        aria-label={t('share.words')}
        className="control"
        dir="auto"
        value={`${text}\n${url}`}
        onFocus={({ target }) => target.select()}
      />
      <ShareBar url={url} title={name} text={text} />
      <p className="flex flex-wrap gap-3">
        <a
          href={mail}
          className="inline-flex min-h-11 items-center rounded-control border border-control-line bg-surface px-4 font-semibold text-ink"
        >
          {t('share.mail')}
        </a>
        <LinkButton to="/admin/poster" icon="printer">
          {t('share.poster')}
        </LinkButton>
      </p>
      {embed && (
        <label className="grid gap-1.5">
          <span className="font-semibold">{t('share.embed')}</span>
          <span className="text-sm text-ink-muted">{t('share.embedHint')}</span>
          <textarea
            readOnly
            rows={2}
            className="control text-sm"
            dir="ltr"
            value={embed}
            onFocus={({ target }) => target.select()}
          />
        </label>
      )}
    </div>
  );
}
