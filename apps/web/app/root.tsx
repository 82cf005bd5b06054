import { mayRead } from '@entraide/core/space';
import { listPages } from '@entraide/core/tenant';
import { textIn } from '@entraide/model/tenant';
import { type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { scrollKeyOf } from './browse/last-board.ts';
import { useClientLinks } from './components/Link.tsx';
import type { RootData } from './components/root-data.ts';
import { useRootData } from './components/root-data.ts';
import { Arrival } from './frame/Arrival.tsx';
import { ClosedSpace } from './frame/ClosedSpace.tsx';
import { ErrorPage, readError } from './frame/ErrorPage.tsx';
import { Footer } from './frame/Footer.tsx';
import { Header } from './frame/Header.tsx';
import { TabBar } from './frame/TabBar.tsx';
import {
  frameLoader,
  Links,
  type LoadContext,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  spaceAssetUrl,
  useNonce,
  useRouteError,
} from './framework/index.ts';
import { directionOf, wordsVersion } from './i18n/index.ts';
import { WordsScript } from './i18n/WordsScript.tsx';
import { LookTags, useLook } from './look/look.tsx';
import arabic from './styles/arabic.css?url';
import './styles/app.css';

export const loader = frameLoader(async ({ site, context }): Promise<RootData> => {
  const clock = site.kind === 'space' ? site.ctx.clock : site.platform.clock;
  return {
    site: site.kind,
    locale: context.locale,
    origin: context.origin,
    now: clock().toISOString(),
    wordsVersion: wordsVersion(context),
    ...(await spaceOf(context)),
    map: context.map,
    devMail: context.devMail,
    mailLeaves: context.mailLeaves,
  };
});

async function spaceOf({ ctx }: LoadContext): Promise<Pick<RootData, 'space' | 'me' | 'reads'>> {
  if (!ctx) return { space: null, me: null, reads: false };
  const { tenant, locale, actor } = ctx;
  const { config } = tenant;
  const { logo } = config;
  return {
    space: {
      name: textIn(config.name, locale),
      tagline: textIn(config.tagline, locale),
      status: tenant.status,
      locales: config.locales,
      logo: logo
        ? { light: spaceAssetUrl(tenant, logo.light), dark: spaceAssetUrl(tenant, logo.dark ?? logo.light) }
        : null,
      categories: config.categories.map(({ slug, label, icon }) => ({
        slug,
        label: textIn(label, locale),
        icon,
      })),
      pages: await listPages(ctx),
      entry: config.entry.rule,
    },
    me: actor && { name: actor.displayName, role: actor.role, status: actor.status },
    reads: mayRead(ctx),
  };
}

/** The frame stays; what may have changed is who is here, and only a form changes that. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod }) =>
  formMethod !== undefined && formMethod !== 'GET';

export function Layout({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation('common');
  const root = useRootData();
  const nonce = useNonce();
  const { corners } = useLook();
  const error = useRouteError();
  useClientLinks();
  useEffect(() => {
    document.documentElement.dataset.live = '';
  }, []);
  return (
    <html
      lang={i18n.language}
      dir={directionOf(i18n.language)}
      data-corners={corners}
      suppressHydrationWarning
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        {error === undefined ? (
          <Meta />
        ) : (
          <title>
            {[t(`errors:${readError(error).key}.title`), root?.space?.name].filter(Boolean).join(' · ')}
          </title>
        )}
        <LookTags />
        <link rel="icon" href={root?.space?.logo?.light ?? '/favicon.svg'} />
        <Links />
        {i18n.language === 'ar' && <link rel="stylesheet" href={arabic} />}
      </head>
      <body className={`flex min-h-dvh flex-col ${root?.space ? 'has-tab-bar' : ''}`}>
        <a href="#content" className="skip">
          {t('skip')}
        </a>
        {root && <Header root={root} />}
        <main id="content" tabIndex={-1} className="flex-1">
          {children}
        </main>
        {root && <Footer root={root} />}
        {root?.space && <TabBar root={root} />}
        <Arrival />
        <ScrollRestoration nonce={nonce} getKey={scrollKeyOf} />
        <WordsScript version={root?.wordsVersion ?? 'none'} site={root?.site ?? 'space'} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const root = useRootData();
  // A page of words that are still on their way waits in the page before it.
  return (
    <Suspense>
      {root?.space?.status === 'suspended' ? <ClosedSpace reason="suspended" /> : <Outlet />}
    </Suspense>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />;
}
