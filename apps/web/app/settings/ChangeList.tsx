import { useTranslation } from 'react-i18next';
import type { SaidChange } from './values.ts';

const FIRST = 8;

/** Changes in words; of many, the first ones and the rest on demand. */
export function ChangeList({ changes }: { changes: readonly SaidChange[] }) {
  const { t } = useTranslation('settings');
  const rest = changes.slice(FIRST);
  return (
    <>
      <Lines changes={changes.slice(0, FIRST)} />
      {rest.length > 0 && (
        <details>
          <summary className="link inline-flex min-h-11 items-center">
            {t('changes.more', { count: rest.length })}
          </summary>
          <Lines changes={rest} />
        </details>
      )}
    </>
  );
}

function Lines({ changes }: { changes: readonly SaidChange[] }) {
  const { t } = useTranslation('settings');
  return (
    <ul className="grid gap-1">
      {changes.map(({ what, from, to }) => (
        <li key={what}>
          <bdi className="font-semibold">{what}</bdi>
          {to !== undefined && <>{t('changes.is')} </>}
          {from !== undefined && (
            <>
              <del className="text-ink-muted">
                <bdi>{from}</bdi>
              </del>{' '}
              →{' '}
            </>
          )}
          {to !== undefined && <bdi>{to}</bdi>}
        </li>
      ))}
    </ul>
  );
}
