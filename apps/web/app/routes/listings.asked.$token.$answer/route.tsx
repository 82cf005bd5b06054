import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Form } from '../../forms/Form.tsx';
import { type MetaFunction, spaceAction, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { loadAsked, sayAsked } from './asked.server.ts';

export const handle = { i18n: ['ending'] };

export const loader = spaceLoader(loadAsked);
export const action = spaceAction(sayAsked);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** What an author answers to the mail about their listing, signed in or not: one button, or how things are by now. */
export default function Asked() {
  const { t } = useTranslation('ending');
  const { title, listing, answer, standing, done, helped } = useLoaderData<typeof loader>();
  return (
    <Page title={title}>
      <p className="mb-4 text-lg font-semibold wrap-anywhere">
        <bdi {...(listing.lang && { lang: listing.lang })}>{listing.title}</bdi>
      </p>
      {answer ? (
        <>
          <p className="mb-6 max-w-measure">{t(`asked.${answer}.lead`)}</p>
          <Form method="post">
            <Button variant="primary" size="large" icon="check">
              {t(`asked.${answer}.submit`)}
            </Button>
          </Form>
        </>
      ) : (
        <>
          <Notice tone={done ? 'success' : 'info'} role="status" title={standing}>
            {done ? t('asked.thanks') : t('asked.nothing')}
          </Notice>
          <p className="mt-6 flex flex-wrap gap-3">
            {helped && (
              <LinkButton to={helped} variant="primary" icon="hand-heart">
                {t('asked.helped')}
              </LinkButton>
            )}
            <LinkButton to={listing.path}>{t('asked.listing')}</LinkButton>
            <LinkButton to={paths.myListings()}>{t('asked.mine')}</LinkButton>
          </p>
        </>
      )}
    </Page>
  );
}
