import { listMyListings } from '@entraide/core/listing';
import { changesOffered } from '@entraide/model/listing';
import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/Button.tsx';
import { cardOf } from '../../components/card.server.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { type MetaFunction, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { OwnListing } from './OwnListing.tsx';

export const handle = { i18n: ['post'] };

export const loader = spaceLoader(async ({ ctx, context }) => {
  const t = getT(context, 'post');
  const listings = await listMyListings(ctx);
  return {
    title: t('title.mine'),
    listings: listings.map((listing) => ({ card: cardOf(ctx, listing), changes: changesOffered(listing) })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function MyListings() {
  const { t } = useTranslation('post');
  const { title, listings } = useLoaderData<typeof loader>();
  const write = (
    <LinkButton to={paths.newListing()} variant="primary" icon="plus">
      {t('preview.start')}
    </LinkButton>
  );
  if (listings.length === 0) {
    return (
      <Page title={title}>
        <EmptyState title={t('mine.empty')} actions={write}>
          {t('mine.emptyHint')}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={title} action={write}>
      <ul className="grid gap-4">
        {listings.map(({ card, changes }) => (
          <li key={card.id}>
            <OwnListing card={card} changes={changes} />
          </li>
        ))}
      </ul>
    </Page>
  );
}
