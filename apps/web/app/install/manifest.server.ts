import { createHash } from 'node:crypto';
import type { Ctx } from '@entraide/core/ctx';
import { appIcons, appScreenshots, appShortcuts } from '@entraide/core/picture';
import { assertSpaceRuns } from '@entraide/core/space';
import { availableLocales } from '@entraide/model/language';
import { installPaths, paths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import { deriveTheme, ThemeInput } from '@entraide/model/theme';
import type { SiteArgs } from '../framework/index.ts';
import { directionOf, getT } from '../i18n/index.ts';
import { shortNameOf } from './short-name.ts';

/**
 * What a browser installs from this host, in a language of it: a space with its name, colours and logo, which are no secret, or the platform.
 * Nothing of a board is in it. null: there is nothing to install here.
 * @throws NotAllowed while the space is closed
 */
export function manifestOf({ site, context }: Pick<SiteArgs, 'site' | 'context'>, asked: string | null) {
  if (site.kind === 'console') return null;
  const spoken: readonly string[] = site.kind === 'space' ? site.ctx.tenant.config.locales : availableLocales;
  const locale = spoken.find((one) => one === asked) ?? spoken[0] ?? 'en';
  if (site.kind === 'space') return ofSpace({ ...site.ctx, locale });
  return {
    ...ofHost(locale),
    ...coloursOf(ThemeInput.parse({})),
    ...{ name: 'Entraide', short_name: 'Entraide' },
    description: getT({ ...context, locale }, 'platform')('description'),
    icons: [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  };
}

const ofHost = (locale: string) => ({
  ...{ id: '/', start_url: '/', scope: '/', display: 'standalone', lang: locale, dir: directionOf(locale) },
  categories: ['social', 'lifestyle'],
});

/** As the pages say them in `theme-color`, so that no bar changes its colour when the first page is there. */
function coloursOf(theme: ThemeInput) {
  const { paper } = deriveTheme(theme).light;
  return { theme_color: paper, background_color: paper };
}

function ofSpace(ctx: Ctx) {
  assertSpaceRuns(ctx);
  const { locale, tenant } = ctx;
  const { config, version } = tenant;
  const name = textIn(config.name, locale);
  const t = getT({ ctx, locale }, 'browse');
  const words = { request: t('welcome.need'), offer: t('welcome.can') };
  const picture = (one: string) => ({ src: installPaths.picture(locale, one, version), type: 'image/png' });
  return {
    ...ofHost(locale),
    ...coloursOf(config.theme),
    ...{ name, short_name: shortNameOf(name) },
    description: textIn(config.tagline, locale) || textIn(config.description, locale),
    icons: appIcons.map(({ name: one, size, purpose }) => ({
      ...picture(one),
      ...{ sizes: `${size}x${size}`, purpose },
    })),
    shortcuts: appShortcuts.map(({ name: one, size, kind }) => ({
      ...{ name: words[kind], url: paths.newListing({ kind }) },
      icons: [{ ...picture(one), sizes: `${size}x${size}` }],
    })),
    screenshots: appScreenshots.map(({ name: one, width, height }) => ({
      ...{ ...picture(one), sizes: `${width}x${height}`, form_factor: one, label: name },
    })),
    share_target: {
      ...{ action: installPaths.share(), method: 'POST', enctype: 'multipart/form-data' },
      params: {
        ...{ title: 'title', text: 'text', url: 'url' },
        files: [{ name: 'photo', accept: ['image/jpeg', 'image/png', 'image/webp'] }],
      },
    },
  };
}

/** The same for everybody who asks in this language; asked again, it is sent only when it has changed. */
export function answerManifest(manifest: object, request: Request): Response {
  const body = JSON.stringify(manifest);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = {
    ...{ 'Content-Type': 'application/manifest+json', 'Cache-Control': 'public, max-age=3600', ETag: etag },
  };
  return request.headers.get('if-none-match') === etag
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers });
}
