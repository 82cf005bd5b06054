import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon.tsx';
import { Link } from '../components/Link.tsx';
import { useRootData } from '../components/root-data.ts';
import { ruleIcon } from './rule-icon.ts';

/** Who can take part in this space, for somebody who is not signed in. */
export function RuleLine() {
  const { t } = useTranslation('house');
  const root = useRootData();
  if (!root?.space || root.me) return null;
  const { rule } = root.space;
  return (
    <p data-house={rule} className="flex flex-wrap items-center gap-x-2 pt-3 text-sm text-ink-muted">
      <Icon name={ruleIcon[rule]} />
      <span>{t(`rule.${rule}`)}</span>
      {rule !== 'open' && (
        <Link to={paths.join()} className="inline-flex min-h-11 items-center link">
          {t('how')}
        </Link>
      )}
    </p>
  );
}
