import { writingOf } from '@entraide/core/space';
import { paths, photoPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/Button.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { actingOnListing } from '../../desk/acting.server.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { Gate, isBarred } from '../../house/BeforeWriting.tsx';
import { getT } from '../../i18n/index.ts';
import { postFacts } from '../../post/facts.server.ts';
import { lookingFrom, pointText } from '../../post/looked-at.server.ts';
import { PostForm } from '../../post/PostForm.tsx';
import { TrustNotice } from '../../safety/TrustNotice.tsx';
import { sayTrust } from '../../safety/trust.server.ts';
import { readOwn, saveOwn } from './edit.server.ts';

export const handle = { i18n: ['post', 'map', 'house', 'safety'] };

export const loader = spaceLoader(
  actingOnListing(async (args) => {
    const { listing, values, shownAt } = await readOwn(args);
    return {
      title: getT(args.context, 'post')('title.edit'),
      writing: writingOf(args.ctx),
      facts: postFacts(args.ctx),
      around: pointText(await lookingFrom(args.ctx, args.cookies.get('place'))),
      id: listing.id,
      values,
      shownAt,
      // Opening it again leads here where a rule of its category stands against it.
      trust:
        listing.status === 'published' && !listing.expired
          ? null
          : await sayTrust(args.ctx, listing.category),
    };
  }),
);

export const action = spaceAction(actingOnListing(saveOwn));

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function EditListing() {
  const { t } = useTranslation('post');
  const { title, writing, facts, around, id, values, shownAt, trust } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const notYet = sent?.trust ?? trust;
  if (isBarred(writing))
    return (
      <Page title={title}>
        <Gate writing={writing} path={paths.editListing(id)} />
      </Page>
    );
  return (
    <Page title={title}>
      {notYet && (
        <div className="mb-6">
          <TrustNotice trust={notYet} />
        </div>
      )}
      <PostForm
        values={sent?.values ?? values}
        facts={facts}
        around={around}
        faults={sent?.faults}
        places={sent?.places}
        shownAt={shownAt}
        submit={t('action.save')}
      >
        <LinkButton to={photoPaths.of(id)} icon="image-plus" wide>
          {t('action.photos')}
        </LinkButton>
        <LinkButton to={paths.listing(id)} variant="quiet" wide>
          {t('action.cancel')}
        </LinkButton>
      </PostForm>
    </Page>
  );
}
