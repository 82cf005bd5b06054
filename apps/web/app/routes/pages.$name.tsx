import { NotFound } from '@entraide/core/error';
import { type RenderedPage, renderPage } from '@entraide/core/tenant';
import type { Locale } from '@entraide/model/language';
import { duesPaths, paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../components/Button.tsx';
import { ContactLine } from '../components/ContactLine.tsx';
import { Page } from '../components/Page.tsx';
import { pageMeta } from '../components/page-meta.ts';
import { type MetaFunction, siteLoader, useLoaderData } from '../framework/index.ts';

export const handle = { i18n: ['dues'] };

type ShownPage = RenderedPage & {
  /** The association takes gifts, and this page says who it is. */
  gives?: boolean;
};

/** A page that the space has written (about, privacy, terms, legal notice), or one of the platform's own. */
export const loader = siteLoader(async ({ site, params, context }): Promise<ShownPage> => {
  if (site.kind === 'space') {
    const { stripe, tenant } = site.ctx;
    const gives = params.name === 'about' && tenant.config.dues.gifts.open && Boolean(stripe);
    return { ...(await renderPage(site.ctx, params.name ?? '')), gives };
  }
  const page = site.about.pages[context.locale as Locale].find(({ name }) => name === params.name);
  if (!page) throw new NotFound();
  return page;
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(matches, { title: data.title, path: paths.page(data.name) }) : [];

export default function SpacePage() {
  const { t } = useTranslation('dues');
  const { title, html, locale, gives } = useLoaderData<typeof loader>();
  return (
    <Page title={title}>
      <div
        className="prose"
        lang={locale}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: renderPage gives no raw HTML, no pictures, no styles, only safe schemes
        dangerouslySetInnerHTML={{ __html: html }}
      />
      {gives && (
        <p className="mt-8">
          <LinkButton to={duesPaths.give()} icon="coins">
            {t('give.short')}
          </LinkButton>
        </p>
      )}
      <ContactLine className="mt-8 border-t border-line pt-4" />
    </Page>
  );
}
