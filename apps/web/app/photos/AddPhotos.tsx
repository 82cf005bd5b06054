import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { Icon } from '../components/Icon.tsx';
import { Form } from '../forms/Form.tsx';
import { type Upload, useUploads } from './use-uploads.ts';

interface AddPhotosProps {
  /** Takes each photo. */
  address: string;
  /** What was wrong with the file that was sent last, in words. */
  fault: string | undefined;
}

/**
 * A photo is sent by itself. With a script, several can be chosen: they are made smaller and sent at once, and say how far they are; without
 * one, the form sends one at a time.
 */
export function AddPhotos({ address, fault }: AddPhotosProps) {
  const { t } = useTranslation('photos');
  const { uploads, add, again } = useUploads(address);
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  return (
    <div className="grid grid-cols-1 gap-4">
      <Form
        method="post"
        action={address}
        encType="multipart/form-data"
        className="flex flex-wrap items-end gap-4"
        noValidate
        reloadDocument
      >
        <Field
          id="file"
          label={t(live ? 'add.many' : 'add.one')}
          hint={t('add.hint')}
          error={fault}
          className="min-w-0 flex-1 basis-72"
        >
          {(wired) => (
            <input
              {...wired}
              type="file"
              name="file"
              // An iPhone turns its HEIC into JPEG by itself where HEIC is not asked for.
              accept="image/jpeg,image/png,image/webp"
              multiple={live}
              onChange={({ target }) => {
                if (!live) return;
                add([...(target.files ?? [])]);
                target.value = '';
              }}
              className="control border-dashed py-3"
            />
          )}
        </Field>
        {!live && <Button icon="image-plus">{t('add.send')}</Button>}
      </Form>
      <ul aria-live="polite" className="grid grid-cols-1 gap-2 empty:hidden">
        {uploads.map((upload) => (
          <li key={upload.key} className="grid grid-cols-1 gap-1">
            <Progress upload={upload} onAgain={() => again(upload)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Progress({ upload, onAgain }: { upload: Upload; onAgain: () => void }) {
  const { t } = useTranslation('photos');
  const { file, share, outcome } = upload;
  if (outcome === 'added')
    return (
      <p className="flex items-start gap-2">
        <Icon name="circle-check" className="mt-[0.1em] size-[1.25em] text-success-ink" />
        <span className="wrap-anywhere">{t('add.added', { name: file.name })}</span>
      </p>
    );
  if (outcome !== null)
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <p className="wrap-anywhere font-semibold text-urgent-ink">
          <bdi>{file.name}</bdi>. {t(`fault.${outcome}`)}
        </p>
        {['busy', 'offline', 'incomplete', 'failed'].includes(outcome) && (
          <Button type="button" icon="undo-2" onClick={onAgain}>
            {t('add.again')}
          </Button>
        )}
      </div>
    );
  // All of it has left: now it is written anew.
  const made = share === null || share === 1;
  return (
    <>
      <label htmlFor={`upload-${upload.key}`} className="wrap-anywhere text-sm">
        {t(share === null ? 'add.preparing' : share === 1 ? 'add.finishing' : 'add.sending', {
          name: file.name,
        })}
      </label>
      <progress id={`upload-${upload.key}`} max={1} className="h-2 w-full" {...(!made && { value: share })} />
    </>
  );
}
