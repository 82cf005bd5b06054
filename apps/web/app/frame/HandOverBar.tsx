import { teamPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon.tsx';
import { Link } from '../components/Link.tsx';
import type { HandOverSaid } from '../components/root-data.ts';
import { Time } from '../components/Time.tsx';

/** While the space is being passed to somebody else: every member reads it on every page. */
export function HandOverBar({ name, dueAt }: HandOverSaid) {
  const { t } = useTranslation('common');
  return (
    <section aria-label={t('handOver.label')} className="no-print border-b-2 border-info bg-info-soft">
      <div className="mx-auto flex max-w-screen-2xl flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 sm:px-6">
        <p className="wrap-anywhere flex min-w-0 flex-1 basis-72 items-start gap-2 font-semibold">
          <Icon name="users" className="mt-[0.15em] size-[1.25em] flex-none text-info-ink" />
          <span>
            {t('handOver.bar', { name: `\u2068${name}\u2069` })} <Time value={dueAt} say="day" />.
          </span>
        </p>
        <Link to={teamPaths.handOver()} className="link inline-flex min-h-11 items-center font-semibold">
          {t('handOver.read')}
        </Link>
      </div>
    </section>
  );
}
