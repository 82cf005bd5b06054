import { MOST_ALT, MOST_PHOTOS } from '@entraide/core/photo';
import { writingOf } from '@entraide/core/space';
import { paths, photoPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/Button.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { UpLink } from '../../components/UpLink.tsx';
import { actingOnListing } from '../../desk/acting.server.ts';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { Gate, isBarred } from '../../house/BeforeWriting.tsx';
import { getT } from '../../i18n/index.ts';
import { AddPhotos } from '../../photos/AddPhotos.tsx';
import { childrenOf } from '../../photos/children.server.ts';
import { NoChild } from '../../photos/NoChild.tsx';
import { done, faults } from '../../photos/outcomes.ts';
import { PhotoList } from '../../photos/PhotoList.tsx';
import { changePhotos, readOwnPhotos } from './photos.server.ts';

export const handle = { i18n: ['photos', 'house'] };

export const loader = spaceLoader(
  actingOnListing(async (args) => {
    const { listing, photos } = await readOwnPhotos(args);
    const asked = args.url.searchParams.get('photo');
    return {
      title: getT(args.context, 'photos')('title'),
      writing: writingOf(args.ctx),
      id: listing.id,
      about: listing.title,
      photos,
      ...childrenOf(args, listing),
      isFull: photos.length >= MOST_PHOTOS,
      mostAlt: MOST_ALT,
      done: done.find((one) => one === asked) ?? null,
      fault: faults.find((one) => one === asked) ?? null,
    };
  }),
);

export const action = spaceAction(actingOnListing(changePhotos));

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** Where an author adds photos to a listing, orders them and says what is seen on them. */
export default function PhotosOfListing() {
  const { t } = useTranslation('photos');
  const loaded = useLoaderData<typeof loader>();
  const { title, writing, id, about, photos, isFull, mostAlt, address, asksAboutChildren } = loaded;
  const refused = useFaults('photos', useActionData<typeof action>()?.faults);
  if (isBarred(writing))
    return (
      <Page title={title}>
        <Gate writing={writing} path={photoPaths.of(id)} />
      </Page>
    );
  const fault = loaded.fault ? t(`fault.${loaded.fault}`) : undefined;
  return (
    <Page
      title={title}
      intro={
        <>
          <UpLink to={paths.listing(id)} label={t('back')} />
          <p>
            <bdi>{about}</bdi>
          </p>
        </>
      }
    >
      <div className="grid grid-cols-1 gap-8">
        {loaded.done && (
          <Notice tone="success" role="status">
            {t(`done.${loaded.done}`)}
          </Notice>
        )}
        <FormErrors faults={refused.list} />
        {isFull ? (
          <Notice>{t('full')}</Notice>
        ) : (
          <section className="grid grid-cols-1 gap-3" aria-labelledby="add">
            <h2 id="add" className="text-xl">
              {t('add.title')}
            </h2>
            {!asksAboutChildren && <p className="max-w-measure text-ink-muted">{t('safe')}</p>}
            {asksAboutChildren ? <NoChild error={fault} /> : <AddPhotos address={address} fault={fault} />}
          </section>
        )}
        {photos.length > 0 && (
          <section className="grid grid-cols-1 gap-3" aria-labelledby="order">
            <h2 id="order" className="text-xl">
              {t('order')}
            </h2>
            <p className="max-w-measure text-ink-muted">{t('lead')}</p>
            <PhotoList photos={photos} mostAlt={mostAlt} errorOf={refused.of} />
          </section>
        )}
        <p>
          <LinkButton to={paths.listing(id)} variant={photos.length > 0 ? 'secondary' : 'quiet'}>
            {t('seen')}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}
