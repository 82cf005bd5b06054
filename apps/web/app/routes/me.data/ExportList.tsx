import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/Button.tsx';
import { Time } from '../../components/Time.tsx';

interface Shown {
  id: string;
  state: 'waiting' | 'making' | 'ready';
  done: number;
  steps: number;
  /** ISO 8601. */
  askedAt: string;
  endsAt: string;
}

/** The reader's files, those included that are being made. */
export function ExportList({ exports }: { exports: readonly Shown[] }) {
  const { t } = useTranslation('mydata');
  if (exports.length === 0) return null;
  return (
    <ul className="grid">
      {exports.map(({ id, state, done, steps, askedAt, endsAt }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line py-3"
        >
          <div className="grid min-w-0 gap-1">
            <p>
              {t('export.of')} <Time value={askedAt} />
            </p>
            {state === 'ready' ? (
              <p className="text-sm text-ink-muted">
                {t('export.until')} <Time value={endsAt} say="day" />
              </p>
            ) : (
              <p className="flex flex-wrap items-center gap-3 text-sm text-ink-muted">
                <progress aria-label={t('export.making')} value={done} max={Math.max(1, steps)} />
                {t('export.making')}
              </p>
            )}
          </div>
          {state === 'ready' ? (
            <LinkButton to={paths.myExport(id)} reloadDocument icon="arrow-down">
              {t('export.download')}
            </LinkButton>
          ) : (
            <LinkButton to={paths.myData()} reloadDocument icon="clock">
              {t('export.reload')}
            </LinkButton>
          )}
        </li>
      ))}
    </ul>
  );
}
