import { useTranslation } from 'react-i18next';
import { Link } from '../../components/Link.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { Time } from '../../components/Time.tsx';

interface DecisionsProps {
  decisions: readonly {
    id: string;
    kind: string;
    facts: string;
    at: string;
    takenBack: boolean;
    page: string;
  }[];
}

/** What was decided about a member or what they wrote; each leads to its case. */
export function Decisions({ decisions }: DecisionsProps) {
  const { t } = useTranslation('members');
  const { t: desk } = useTranslation('desk');
  return (
    <PagePart title={t('one.decisions')}>
      {decisions.length === 0 && <p className="text-ink-muted">{t('one.noDecisions')}</p>}
      <ul className="divide-y divide-line border-y border-line empty:hidden">
        {decisions.map(({ id, kind, facts, at, takenBack, page }) => (
          <li key={id} className="grid gap-1 py-2">
            <p className="flex flex-wrap items-baseline justify-between gap-x-6">
              <Link to={page} className="link inline-flex min-h-11 items-center">
                {desk(`choice.${kind}`)}
              </Link>
              <span className="text-sm text-ink-muted">
                {takenBack && `${desk('case.undone')} · `}
                <Time value={at} say="day" />
              </span>
            </p>
            <p className="max-w-measure wrap-anywhere text-ink-muted" dir="auto">
              {facts}
            </p>
          </li>
        ))}
      </ul>
    </PagePart>
  );
}
