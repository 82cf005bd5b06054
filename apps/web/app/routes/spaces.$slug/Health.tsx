import { useTranslation } from 'react-i18next';
import { Time } from '../../components/Time.tsx';
import { HealthMark } from '../../console/HealthMark.tsx';
import { healthKey } from '../../console/health-key.ts';
import { formatsFor } from '../../i18n/format.ts';
import type { SpaceData } from './space.server.ts';

/** One line a subject, with what to do where something is to be done. */
export function Health({ space }: { space: SpaceData }) {
  const { t } = useTranslation('console');
  return (
    <ul className="grid">
      {space.lines.map(({ what, level }) => (
        <li key={what} className="grid gap-1 border-t border-line py-3 sm:grid-cols-[1fr_1fr] sm:gap-6">
          <HealthMark level={level}>
            <span className="sr-only">{t(`level.${level}`)} </span>
            {t(healthKey(what, level))}
          </HealthMark>
          <p className="text-sm text-ink-muted">
            <Figure what={what} space={space} />
            {level !== 'ok' && <span className="block text-ink">{t(`health.${what}.fix`)}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Figure({
  what,
  space: { figures },
}: {
  what: SpaceData['lines'][number]['what'];
  space: SpaceData;
}) {
  const { t, i18n } = useTranslation('console');
  const { number } = formatsFor(i18n.language);
  switch (what) {
    case 'admins':
      return t('figure.admins', {
        count: figures.admins,
        number: number(figures.admins),
        alive: number(figures.adminsAlive),
      });
    case 'undecided':
      return (
        figures.undecided > 0 &&
        t('figure.undecided', { count: figures.undecided, number: number(figures.undecided) })
      );
    case 'waiting':
      if (figures.waitingSince === null) return null;
      return (
        <>
          {t('figure.waiting', { count: figures.waiting, number: number(figures.waiting) })}{' '}
          <Time value={figures.waitingSince} />
        </>
      );
    case 'answers':
      return t('figure.answers', {
        count: figures.listingsWeek,
        number: number(figures.listingsWeek),
        answered: number(figures.answeredWeek),
        answers: number(figures.answersWeek),
      });
    case 'mails':
      return figures.mailsFailed > 0 && number(figures.mailsFailed);
    case 'bounces':
      return figures.mailsBounced > 0 && number(figures.mailsBounced);
    case 'jobs':
      return figures.jobsFailed > 0 && number(figures.jobsFailed);
    case 'storage':
      return t('figure.storage', { megabytes: number(Math.ceil(figures.storageBytes / 2 ** 20)) });
    default:
      return null;
  }
}
