import { paths } from '@entraide/model/path';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../components/Avatar.tsx';
import { LinkButton } from '../components/Button.tsx';
import { CountBadge } from '../components/CountBadge.tsx';
import { Icon, type IconName } from '../components/Icon.tsx';
import { Link } from '../components/Link.tsx';
import type { RootData } from '../components/root-data.ts';
import { useLocation } from '../framework/index.ts';
import { useLook } from '../look/look.tsx';
import { LanguageLinks } from './LanguageLinks.tsx';

/** The name over the door, and the ways in. On a phone the ways are at the bottom: `TabBar`. */
export function Header({ root }: { root: RootData }) {
  const { t } = useTranslation('common');
  const { corners } = useLook();
  const { space, me } = root;
  return (
    <header className="no-print bg-surface">
      <div className="mx-auto flex min-h-16 max-w-screen-2xl flex-wrap items-center gap-x-5 px-4 py-2 sm:px-6">
        <Link to="/" className="flex min-h-11 min-w-0 items-center gap-3 text-ink no-underline">
          {space?.logo && <Logo {...space.logo} />}
          <span className="grid min-w-0">
            <bdi className="font-title text-lg leading-tight font-bold wrap-anywhere">
              {space?.name ?? 'Entraide'}
            </bdi>
            {space && <bdi className="hidden text-xs text-ink-muted md:block">{space.tagline}</bdi>}
          </span>
        </Link>
        {space && (
          <nav aria-label={t('nav.label')} className="ms-auto hidden flex-wrap items-center gap-1 md:flex">
            <HeaderLink to="/" icon="list" label={t('nav.browse')} />
            {me && (
              <HeaderLink to={paths.threads()} icon="message-circle" label={t('nav.messages')}>
                <CountBadge count={me.unread} said={t('nav.unread', { count: me.unread })} />
              </HeaderLink>
            )}
            {me && me.waiting !== null && (
              <HeaderLink to={paths.admin()} icon="shield-check" label={t('nav.admin')}>
                <CountBadge count={me.waiting} said={t('nav.waiting', { count: me.waiting })} />
              </HeaderLink>
            )}
            <LinkButton to={paths.newListing()} variant="primary" icon="plus" className="mx-2">
              {t('nav.post')}
            </LinkButton>
          </nav>
        )}
        <div className={`flex items-center gap-2 ${space ? 'max-md:ms-auto' : 'ms-auto'}`}>
          {space && (
            <div className="max-md:hidden">
              {me ? <Me name={me.name} label={t('nav.me')} /> : <SignIn label={t('nav.login')} />}
            </div>
          )}
          <LanguageLinks root={root} short />
        </div>
      </div>
      <div className="top-band" data-corners={corners} />
    </header>
  );
}

function Logo({ light, dark }: { light: string; dark: string }) {
  return (
    <picture className="flex-none">
      <source srcSet={dark} media="(prefers-color-scheme: dark)" />
      <img src={light} alt="" width="44" height="44" className="size-11 object-contain" />
    </picture>
  );
}

interface HeaderLinkProps {
  to: string;
  icon: IconName;
  label: string;
  children?: ReactNode;
}

function HeaderLink({ to, icon, label, children }: HeaderLinkProps) {
  const { pathname } = useLocation();
  return (
    <Link
      to={to}
      aria-current={pathname === to ? 'page' : undefined}
      className="flex min-h-11 items-center gap-1.5 rounded-control px-3 font-semibold text-ink no-underline hover:bg-brand-soft aria-[current=page]:text-brand-ink aria-[current=page]:underline aria-[current=page]:decoration-2 aria-[current=page]:underline-offset-8"
    >
      <Icon name={icon} />
      {label} {children}
    </Link>
  );
}

function Me({ name, label }: { name: string; label: string }) {
  return (
    <Link to={paths.me()} title={label} className="grid size-11 place-items-center rounded-full">
      {/* As text: initials are no part of a name, and a label would have to say them. */}
      <span className="sr-only">{label}</span>
      <Avatar name={name} size="small" />
    </Link>
  );
}

function SignIn({ label }: { label: string }) {
  return (
    <Link
      to={paths.login()}
      className="flex min-h-11 items-center gap-1.5 rounded-control px-2 text-sm font-semibold whitespace-nowrap text-brand-ink no-underline hover:bg-brand-soft"
    >
      <Icon name="user-round" />
      {label}
    </Link>
  );
}
