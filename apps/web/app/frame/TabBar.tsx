import { paths } from '@entraide/model/path';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CountBadge } from '../components/CountBadge.tsx';
import { Icon, type IconName } from '../components/Icon.tsx';
import { Link } from '../components/Link.tsx';
import type { RootData } from '../components/root-data.ts';
import { useLocation } from '../framework/index.ts';

/** A phone's ways, within reach of a thumb. */
export function TabBar({ root }: { root: RootData }) {
  const { t } = useTranslation('common');
  const { me } = root;
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(pathname === '/' ? search : '');
  const onMap = params.get('view') === 'map';
  params.delete('view');
  const list = query(params);
  params.set('view', 'map');
  const under = (path: string) => pathname === path || pathname.startsWith(`${path}/`);
  return (
    <nav aria-label={t('nav.label')} className="tab-bar no-print md:hidden">
      <Tab to={`/${list}`} icon="list" label={t('nav.browse')} here={pathname === '/' && !onMap} />
      <Tab to={`/${query(params)}`} icon="map" label={t('nav.map')} here={onMap} />
      <Link
        to={paths.newListing()}
        className="tab-post"
        aria-current={under(paths.newListing()) ? 'page' : undefined}
      >
        <span className="tab-post-mark">
          <Icon name="plus" className="size-[28px]" />
        </span>
        {t('nav.post')}
      </Link>
      <Tab to={paths.threads()} icon="message-circle" label={t('nav.messages')} here={under(paths.threads())}>
        <CountBadge count={me?.unread ?? 0} said={t('nav.unread', { count: me?.unread ?? 0 })} />
      </Tab>
      {me && me.waiting !== null && (
        <Tab to={paths.admin()} icon="shield-check" label={t('nav.admin')} here={under(paths.admin())}>
          <CountBadge count={me.waiting} said={t('nav.waiting', { count: me.waiting })} />
        </Tab>
      )}
      <Tab
        to={me ? paths.me() : paths.login()}
        icon="user-round"
        label={me ? t('nav.meShort') : t('nav.loginShort')}
        here={under(paths.me()) || under(paths.login())}
      />
    </nav>
  );
}

const query = (params: URLSearchParams) => (params.size > 0 ? `?${params}` : '');

interface TabProps {
  to: string;
  icon: IconName;
  label: string;
  here: boolean;
  children?: ReactNode;
}

function Tab({ to, icon, label, here, children }: TabProps) {
  return (
    <Link to={to} className="tab" aria-current={here ? 'page' : undefined}>
      <Icon name={icon} className="size-[24px]" />
      {label} {children}
    </Link>
  );
}
