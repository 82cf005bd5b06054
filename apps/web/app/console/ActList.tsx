import { useTranslation } from 'react-i18next';
import { Time } from '../components/Time.tsx';

export interface SaidAct {
  id: string;
  /** ISO 8601. */
  at: string;
  actor: string;
  action: string;
  /** Whom or what it was about. */
  about: string[];
  space: string | null;
}

/** What operators did, newest first. */
export function ActList({ acts, ofOne }: { acts: readonly SaidAct[]; ofOne?: boolean }) {
  const { t } = useTranslation('console');
  if (acts.length === 0) return <p>{t('acts.none')}</p>;
  return (
    <ol className="grid">
      {acts.map(({ id, at, actor, action, about, space }) => (
        <li
          key={id}
          className="grid gap-x-4 gap-y-1 border-t border-line py-3 sm:grid-cols-[10rem_1fr_10rem]"
        >
          <span className="text-sm text-ink-muted">
            <Time value={at} />
          </span>
          <span className="wrap-anywhere">
            <bdi className="font-semibold">{actor}</bdi>
            {' · '}
            {action}
            {about.map((what) => (
              <span key={what}>
                {' · '}
                <bdi>{what}</bdi>
              </span>
            ))}
          </span>
          {!ofOne && (
            <bdi className="wrap-anywhere text-sm text-ink-muted">{space ?? t('acts.platform')}</bdi>
          )}
        </li>
      ))}
    </ol>
  );
}
