import { consolePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../components/Icon.tsx';
import { Link } from '../components/Link.tsx';
import { useLocation } from '../framework/index.ts';

interface Entry {
  to: string;
  /** What else belongs to it; a page below an entry always does. */
  below?: string;
  icon: IconName;
  /** Key of the namespace `console`. */
  label: string;
}

/** The console's pages, in this order. */
const entries: readonly Entry[] = [
  { to: consolePaths.home(), below: '/spaces', icon: 'list', label: 'nav.spaces' },
  { to: consolePaths.applications(), icon: 'inbox', label: 'nav.applications' },
  { to: consolePaths.announcements(), icon: 'send', label: 'nav.announcements' },
  { to: consolePaths.money(), icon: 'list', label: 'nav.money' },
  { to: consolePaths.operators(), icon: 'user-round', label: 'nav.operators' },
  { to: consolePaths.acts(), icon: 'clock', label: 'nav.acts' },
  { to: consolePaths.settings(), icon: 'settings', label: 'nav.settings' },
];

/** The ways of somebody who is signed in to the console, under the header. */
export function ConsoleNav({ operator }: { operator: { name: string } }) {
  const { t } = useTranslation('console');
  const { pathname } = useLocation();
  const isHere = ({ to, below = to }: Entry) => pathname === to || pathname.startsWith(`${below}/`);
  return (
    <nav aria-label={t('nav.label')} className="no-print border-b border-line bg-surface">
      <ul className="mx-auto flex max-w-screen-2xl flex-wrap items-center gap-x-1 px-1 sm:px-3">
        {entries.map((entry) => (
          <li key={entry.to}>
            <Link
              to={entry.to}
              aria-current={pathname === entry.to ? 'page' : isHere(entry) ? 'true' : undefined}
              className="flex min-h-11 items-center gap-1.5 rounded-control px-3 font-semibold text-ink no-underline hover:bg-brand-soft aria-[current]:text-brand-ink aria-[current]:underline aria-[current]:decoration-2 aria-[current]:underline-offset-8"
            >
              <Icon name={entry.icon} className="size-[1.25em] max-sm:hidden" />
              {t(entry.label)}
            </Link>
          </li>
        ))}
        <li className="ms-auto flex flex-wrap items-center gap-x-2">
          <Link
            to={consolePaths.account()}
            title={t('nav.account')}
            className="inline-flex min-h-11 items-center rounded-control px-2 text-sm text-ink-muted hover:bg-brand-soft"
          >
            <bdi>{operator.name}</bdi>
          </Link>
          <Link
            to={consolePaths.signOut()}
            className="flex min-h-11 items-center gap-1.5 rounded-control px-3 text-sm font-semibold text-brand-ink no-underline hover:bg-brand-soft"
          >
            <Icon name="log-out" />
            {t('nav.signOut')}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
