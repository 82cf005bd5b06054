import type { DomainRecord } from '@entraide/model/domain';
import { useTranslation } from 'react-i18next';

const providers = ['ovh', 'gandi', 'ionos', 'infomaniak', 'godaddy', 'other'] as const;

/** Where to write the records, company by company, and a letter for who looks after the domain. */
export function HowTo({ space, records }: { space: string; records: readonly DomainRecord[] }) {
  const { t } = useTranslation('domain');
  const lines = records.map(({ type, fullName, value }) => `${type}  ${fullName}  ${value}`);
  const letter = t('webmaster.text', { space, records: lines.join('\n') });
  const href = `mailto:?subject=${encodeURIComponent(t('webmaster.subject', { space }))}&body=${encodeURIComponent(letter)}`;
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {providers.map((provider) => (
          <li key={provider}>
            <details name="provider">
              <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">
                {t(`provider.${provider}.name`)}
              </summary>
              <ol className="mb-4 grid max-w-measure list-decimal gap-1 ps-6">
                {t(`provider.${provider}.steps`)
                  .split('\n')
                  .map((step) => (
                    <li key={step}>{step}</li>
                  ))}
              </ol>
            </details>
          </li>
        ))}
      </ul>
      <ul className="grid max-w-measure list-disc gap-1 ps-6 text-ink-muted">
        {(['zone', 'at', 'dot', 'old', 'mail', 'time'] as const).map((hint) => (
          <li key={hint}>{t(`hint.${hint}`)}</li>
        ))}
      </ul>
      {records.length > 0 && (
        <div className="grid justify-items-start gap-3">
          <h3 className="text-lg">{t('webmaster.title')}</h3>
          <p className="max-w-measure">{t('webmaster.lead')}</p>
          <a
            href={href}
            className="inline-flex min-h-11 items-center rounded-control border border-control-line bg-surface px-4 py-2 font-semibold text-ink no-underline hover:border-brand-ink hover:bg-brand-soft"
          >
            {t('webmaster.open')}
          </a>
          <pre
            dir="auto"
            className="w-full max-w-full select-all overflow-x-auto rounded-control border border-line bg-surface p-3 text-sm whitespace-pre-wrap wrap-anywhere"
          >
            {letter}
          </pre>
        </div>
      )}
    </>
  );
}
