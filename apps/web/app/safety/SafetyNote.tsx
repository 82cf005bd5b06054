import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon.tsx';
import type { SafetySaid } from './note.server.ts';

/** What to take care of: a line, and more for who wants it. */
export function SafetyNote({ note: { line, more } }: { note: SafetySaid }) {
  const { t } = useTranslation('safety');
  const said = (
    <>
      <Icon name="shield-check" className="mt-[0.1em] size-[1.35em] text-warning-ink" />
      <span className="min-w-0 flex-1">
        <bdi>{line}</bdi> {more && <span className="link">{t('more')}</span>}
      </span>
    </>
  );
  const frame = 'wrap-anywhere rounded-card border border-warning bg-warning-soft';
  if (!more) return <p className={`flex gap-3 p-4 ${frame}`}>{said}</p>;
  return (
    <details className={frame} data-safety="">
      <summary className="flex min-h-11 cursor-pointer list-none items-start gap-3 p-4">{said}</summary>
      <p className="max-w-measure px-4 pb-4 whitespace-pre-line" dir="auto">
        {more}
      </p>
    </details>
  );
}
