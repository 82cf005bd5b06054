import { NotFound } from '@entraide/core/error';
import { type RenderedPage, renderPage } from '@entraide/core/tenant';
import { paths } from '@entraide/model/path';
import { ContactLine } from '../components/ContactLine.tsx';
import { Page } from '../components/Page.tsx';
import { pageMeta } from '../components/page-meta.ts';
import { type MetaFunction, siteLoader, useLoaderData } from '../framework/index.ts';
import type { AppLocale } from '../i18n/locale.ts';

/** A page that the space has written (about, privacy, terms, legal notice), or one of the platform's own. */
export const loader = siteLoader(async ({ site, params, context }): Promise<RenderedPage> => {
  if (site.kind === 'space') return renderPage(site.ctx, params.name ?? '');
  const page = site.about.pages[context.locale as AppLocale].find(({ name }) => name === params.name);
  if (!page) throw new NotFound();
  return page;
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(matches, { title: data.title, path: paths.page(data.name) }) : [];

export default function SpacePage() {
  const { title, html, locale } = useLoaderData<typeof loader>();
  return (
    <Page title={title}>
      <div
        className="prose"
        lang={locale}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: renderPage gives no raw HTML, no pictures, no styles, only safe schemes
        dangerouslySetInnerHTML={{ __html: html }}
      />
      <ContactLine className="mt-8 border-t border-line pt-4" />
    </Page>
  );
}
