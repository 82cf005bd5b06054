import { myProfile, removeProfilePhoto } from '@entraide/core/profile';
import { profilePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { UpLink } from '../../components/UpLink.tsx';
import { Form } from '../../forms/Form.tsx';
import {
  type MetaFunction,
  safeRedirect,
  spaceAction,
  spaceLoader,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { faults } from '../../photos/outcomes.ts';

export const handle = { i18n: ['profile', 'photos'] };

export const loader = spaceLoader(async ({ ctx, context, url }) => {
  const { id, photoId } = await myProfile(ctx);
  const outcome = url.searchParams.get('photo');
  return {
    title: getT(context, 'profile')('photo.title'),
    photo: photoId && profilePaths.photoFile(id, photoId, 'jpeg'),
    done: (['added', 'removed'] as const).find((one) => one === outcome) ?? null,
    fault: faults.find((one) => one === outcome) ?? null,
  };
});

export const action = spaceAction(async ({ ctx }) => {
  await removeProfilePhoto(ctx);
  throw safeRedirect(profilePaths.photo({ photo: 'removed' }), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** One’s own photo: a plain form, which takes what a phone has. */
export default function MyPhoto() {
  const { t } = useTranslation('profile');
  const { title, photo, done, fault } = useLoaderData<typeof loader>();
  return (
    <Page
      title={title}
      intro={
        <>
          <UpLink to={profilePaths.mine()} label={t('title')} />
          <p>{t('photo.lead')}</p>
        </>
      }
    >
      {done && (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t(`photo.done.${done}`)}
          </Notice>
        </div>
      )}
      {photo && (
        <div className="mb-8 flex flex-wrap items-center gap-4">
          <img src={photo} alt={t('photo.mine')} className="size-32 rounded-full object-cover" />
          <Form method="post">
            <Button icon="trash-2">{t('photo.remove')}</Button>
          </Form>
        </div>
      )}
      <Form
        method="post"
        action={profilePaths.addPhoto()}
        encType="multipart/form-data"
        className="grid gap-6"
        noValidate
        reloadDocument
      >
        <Field
          id="file"
          label={t('photo.file')}
          hint={t('photos:add.hint')}
          error={fault ? t(`photos:fault.${fault}`) : undefined}
        >
          {(wired) => (
            <input
              {...wired}
              type="file"
              name="file"
              // An iPhone turns its HEIC into JPEG by itself where HEIC is not asked for.
              accept="image/jpeg,image/png,image/webp"
              className="control border-dashed py-3"
            />
          )}
        </Field>
        <div>
          <Button variant="primary" icon="image-plus">
            {t(photo ? 'photo.replace' : 'photo.add')}
          </Button>
        </div>
      </Form>
      <p className="mt-6 text-sm text-ink-muted">{t('photos:safe')}</p>
    </Page>
  );
}
