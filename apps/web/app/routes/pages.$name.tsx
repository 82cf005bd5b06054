import { renderPage } from '@entraide/core/tenant';
import { Page } from '../components/Page.tsx';
import { pageMeta } from '../components/page-meta.ts';
import { type MetaFunction, spaceLoader, useLoaderData } from '../framework/index.ts';

/** A page that the space has written: about, privacy, terms. */
export const loader = spaceLoader(({ ctx, params }) => renderPage(ctx, params.name ?? ''));

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(matches, { title: data.title, path: `/pages/${data.name}` }) : [];

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
    </Page>
  );
}
