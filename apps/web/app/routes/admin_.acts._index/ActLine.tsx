import { useTranslation } from 'react-i18next';
import type { SaidAct } from '../../acts/said-acts.server.ts';
import { Link } from '../../components/Link.tsx';
import { Time } from '../../components/Time.tsx';

export function ActLine({ act: { at, by, what, to, casePage, more } }: { act: SaidAct }) {
  const { t } = useTranslation('acts');
  return (
    <li className="grid gap-x-4 gap-y-1 py-3 sm:grid-cols-[10rem_1fr]">
      <span className="text-sm text-ink-muted">
        <Time value={at} />
      </span>
      <span className="wrap-anywhere">
        <bdi className="font-semibold">{by}</bdi> {what}
        {to && (
          <>
            {' · '}
            <Link to={to.page} className="link inline-flex min-h-11 items-center">
              <bdi>{to.name}</bdi>
            </Link>
          </>
        )}
        {more && (
          <>
            {' · '}
            <bdi>{more}</bdi>
          </>
        )}
        {casePage && (
          <>
            {' · '}
            <Link to={casePage} className="link inline-flex min-h-11 items-center">
              {t('case')}
            </Link>
          </>
        )}
      </span>
    </li>
  );
}
