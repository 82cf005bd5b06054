import { availableLocales } from '@entraide/model/language';
import { siteLoader } from '../framework/index.ts';
import { i18nFor, wordsVersion } from '../i18n/index.ts';

/** The words of a page that is visited after the first, in the space's own wording. */
export const loader = siteLoader(({ params, context }) => {
  const { version, locale = '', namespace = '' } = params;
  const here = { ...context, locale };
  const spoken: readonly string[] = context.ctx?.tenant.config.locales ?? availableLocales;
  const known = spoken.includes(locale);
  const words: unknown = known && i18nFor(here).getResourceBundle(locale, namespace);
  if (!words) return new Response('null', { status: 404 });
  // An old page asks with an old version: it gets today's words, which are not kept under yesterday's name.
  const current = version === wordsVersion(context);
  const headers = { 'Cache-Control': current ? 'public, max-age=31536000, immutable' : 'no-store' };
  return Response.json(words, { headers });
});
