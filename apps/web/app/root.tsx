import { countAsks } from '@entraide/core/ask';
import { type Ctx, memberOf } from '@entraide/core/ctx';
import { countAtDesk } from '@entraide/core/desk';
import { countWaiting } from '@entraide/core/member';
import { entryRule, mayRead } from '@entraide/core/space';
import { handOverNow } from '@entraide/core/succession';
import { visitsNow } from '@entraide/core/support';
import { listPages } from '@entraide/core/tenant';
import { countUnread } from '@entraide/core/thread';
import { type Locale, languageOf } from '@entraide/model/language';
import { installPaths, paths, safetyPaths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useClientLinks } from './components/Link.tsx';
import { scrollKeyOf } from './components/last-board.ts';
import type { RootData } from './components/root-data.ts';
import { useRootData } from './components/root-data.ts';
import { useKeptForms } from './forms/use-kept-forms.ts';
import { Arrival } from './frame/Arrival.tsx';
import { ConsoleNav } from './frame/ConsoleNav.tsx';
import { ErrorPage, readError } from './frame/ErrorPage.tsx';
import { Footer } from './frame/Footer.tsx';
import { Header } from './frame/Header.tsx';
import { Offline } from './frame/Offline.tsx';
import type { PageHandle } from './frame/page-handle.ts';
import { SuspendedSpace } from './frame/SuspendedSpace.tsx';
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
  type Site,
  spaceAssetUrl,
  spacePictureUrl,
  useLocation,
  useMatches,
  useNonce,
  useRouteError,
} from './framework/index.ts';
import { directionOf, getT, wordsVersion } from './i18n/index.ts';
import { WordsScript } from './i18n/WordsScript.tsx';
import { LookTags, useLook } from './look/look.tsx';
import arabic from './styles/arabic.css?url';
import './styles/app.css';

const Bars = lazy(() => import('./frame/Bars.tsx'));

export const loader = frameLoader(async ({ site, context, url }): Promise<RootData> => {
  const clock = site.kind === 'space' ? site.ctx.clock : site.platform.clock;
  return {
    site: site.kind,
    locale: context.locale,
    origin: context.origin,
    now: clock().toISOString(),
    wordsVersion: wordsVersion(context),
    manifest: installs(site) ? installPaths.manifest(context.locale) : null,
    ...(await spaceOf(context, url)),
    operator: site.kind === 'console' && site.operator ? { name: site.operator.name } : null,
    ...(await reachOf(site, context.locale)),
    map: context.map,
    devMail: context.devMail,
    mailLeaves: context.mailLeaves,
  };
});

const installs = (site: Site): boolean =>
  site.kind === 'space' ? site.ctx.tenant.status !== 'suspended' : site.kind === 'platform';

async function spaceOf(
  context: LoadContext,
  url: URL,
): Promise<Pick<RootData, 'space' | 'me' | 'reads' | 'support' | 'handOver' | 'mailsStopped'>> {
  const { ctx } = context;
  if (!ctx)
    return { space: null, me: null, reads: false, support: null, handOver: null, mailsStopped: false };
  const { tenant, locale } = ctx;
  const actor = memberOf(ctx);
  const { config } = tenant;
  const { logo } = config;
  const rule = entryRule(tenant);
  return {
    space: {
      name: textIn(config.name, locale),
      tagline: textIn(config.tagline, locale),
      status: tenant.status,
      locales: config.locales,
      logo: logo
        ? { light: spaceAssetUrl(tenant, logo.light), dark: spaceAssetUrl(tenant, logo.dark ?? logo.light) }
        : null,
      picture: spacePictureUrl(tenant, locale),
      categories: config.categories.map(({ slug, label, icon }) => ({
        slug,
        label: textIn(label, locale),
        icon,
      })),
      rule,
      ruleSaid: getT(context, 'house')(`rule.${rule}`),
    },
    me: actor && {
      ...{ id: actor.memberId, name: actor.displayName, role: actor.role, status: actor.status },
      unread: await countUnread(ctx, openedThread(url)),
      waiting: await waitingFor(ctx),
    },
    reads: mayRead(ctx),
    support: await supportOf(ctx),
    handOver: await handOverOf(ctx),
    mailsStopped: actor?.mailsStopped ?? false,
  };
}

/** How much waits for the caller to decide; null for who does not decide. */
async function waitingFor(ctx: Ctx): Promise<number | null> {
  const counts = await Promise.all([countWaiting(ctx), countAtDesk(ctx), countAsks(ctx)]);
  return counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

async function supportOf(ctx: Ctx): Promise<RootData['support']> {
  const visits = await visitsNow(ctx);
  if (visits.length === 0) return null;
  return {
    visits: visits.map(({ id, operator, reason, until }) => ({
      ...{ id, operator, reason },
      until: until.toISOString(),
    })),
    isMe: ctx.actor.kind === 'support',
  };
}

async function handOverOf(ctx: Ctx): Promise<RootData['handOver']> {
  const found = await handOverNow(ctx);
  return found && { name: found.name, dueAt: found.dueAt.toISOString() };
}

async function reachOf(site: Site, locale: string): Promise<Pick<RootData, 'pages' | 'contact'>> {
  const source = { ctx: site.kind === 'space' ? site.ctx : null, locale };
  // Written on the server: the words of the link cost no page anything.
  const accessibility = { to: safetyPaths.accessibility(), title: getT(source, 'statement')('link') };
  if (site.kind !== 'space') {
    const { contact, pages } = site.about;
    const own = pages[locale as Locale];
    return {
      pages: [...own.map(({ name, title }) => ({ to: paths.page(name), title })), accessibility],
      contact: contact === null ? null : { email: contact },
    };
  }
  const { email, website } = site.ctx.tenant.config.contact;
  const contact = email ? { email } : website ? { website } : null;
  const pages = (await listPages(site.ctx)).map(({ name, title }) => ({ to: paths.page(name), title }));
  const emergency = {
    to: safetyPaths.emergency(),
    title: getT(source, 'safety')('title'),
  };
  const report = {
    to: paths.reportAddress(),
    title: getT(source, 'report')('address.link'),
  };
  const install = {
    to: installPaths.page(),
    title: getT(source, 'install')('link'),
  };
  return { pages: [...pages, emergency, report, install, accessibility], contact };
}

/** Its page marks it as read while the frame is made. */
const openedThread = ({ pathname, searchParams }: URL): string | undefined =>
  searchParams.has('before') ? undefined : /^\/threads\/([0-9a-f-]{36})$/.exec(pathname)?.[1];

/** The frame stays; what may have changed is who is here, which only a form changes, and what waits to be read or decided. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, currentUrl, nextUrl }) =>
  (formMethod !== undefined && formMethod !== 'GET') ||
  nextUrl.pathname === '/admin' ||
  [currentUrl, nextUrl].some(({ pathname }) => pathname.startsWith('/threads'));

export function Layout({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation('common');
  const root = useRootData();
  const nonce = useNonce();
  const { corners } = useLook();
  const error = useRouteError();
  const bare = useMatches().some(({ handle }) => (handle as PageHandle | undefined)?.bare === true);
  useClientLinks();
  useKeptForms();
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
            {[!isClosed(root, error) && t(`errors:${readError(error).key}.title`), root?.space?.name]
              .filter(Boolean)
              .join(' · ')}
          </title>
        )}
        <LookTags bare={bare} />
        <link rel="icon" href={root?.space?.logo?.light ?? '/favicon.svg'} />
        {root?.space && <link rel="apple-touch-icon" href="/apple-touch-icon.png" />}
        {root?.manifest && <link rel="manifest" href={root.manifest} />}
        <Links />
        {languageOf(i18n.language)?.script === 'arabic' && <link rel="stylesheet" href={arabic} />}
      </head>
      <body className={`flex min-h-dvh flex-col ${root?.space && !bare ? 'has-tab-bar' : ''}`}>
        {!bare && (
          <a href="#content" className="skip">
            {t('skip')}
          </a>
        )}
        {!bare && <Offline />}
        {root && !bare && <Header root={root} />}
        {root && !bare && (root.support ?? root.handOver ?? root.mailsStopped) && (
          <Suspense>
            <Bars root={root} />
          </Suspense>
        )}
        {root?.operator && <ConsoleNav operator={root.operator} />}
        <main id="content" tabIndex={-1} className="flex-1">
          {children}
        </main>
        {root && !bare && <Footer root={root} />}
        {root?.space && !bare && <TabBar root={root} />}
        {!bare && (
          <>
            <Arrival />
            <ScrollRestoration nonce={nonce} getKey={scrollKeyOf} />
            <WordsScript version={root?.wordsVersion ?? 'none'} site={root?.site ?? 'space'} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function App() {
  const root = useRootData();
  const { pathname } = useLocation();
  // Who answers for the space, and what it keeps of people, is still said.
  const closed = root?.space?.status === 'suspended' && !pathname.startsWith('/pages/');
  // A page of words that are still on their way waits in the page before it.
  return <Suspense>{closed ? <SuspendedSpace /> : <Outlet />}</Suspense>;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return isClosed(useRootData(), error) ? <SuspendedSpace /> : <ErrorPage error={error} />;
}

/** What a suspended space refuses to show, it refuses because it is suspended. */
const isClosed = (root: RootData | undefined, error: unknown): boolean =>
  root?.space?.status === 'suspended' && readError(error).key === '403';
