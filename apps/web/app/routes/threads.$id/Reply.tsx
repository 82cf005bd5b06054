import { paths, photoPaths } from '@entraide/model/path';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Checkbox, TextArea } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Form } from '../../forms/Form.tsx';
import { Link } from '../../framework/index.ts';
import { PhotoField } from '../../photos/PhotoField.tsx';
import type { ThreadPage } from './read-page.server.ts';
import { Waiting } from './Waiting.tsx';

interface ReplyProps {
  page: ThreadPage;
  typed: { text: string; named: boolean } | undefined;
  /** What became of a photo that came with the form. */
  photo: string | null;
  faultOf(field: string): string | undefined;
}

/** One form for the words and the photos: whatever button is pressed, nothing that was typed is lost. */
export function Reply({ page, typed, photo, faultOf }: ReplyProps) {
  const { t } = useTranslation('threads');
  const { t: say } = useTranslation('photos');
  const [busy, setBusy] = useState(false);
  const { thread, name, isFull } = page;
  const { waiting } = thread;
  const done = photo === 'added' || photo === 'removed' ? photo : null;
  const fault = photo && !done ? say(`fault.${photo}`) : undefined;
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      className="mt-8 grid grid-cols-1 gap-4 border-t border-line pt-6"
      noValidate
    >
      {/* Enter in a field sends the message, whatever button comes first. */}
      <button type="submit" tabIndex={-1} aria-hidden disabled={busy} className="sr-only" />
      {thread.hidden && (
        <div className="grid gap-1">
          <Notice icon="eye-off">{t('thread.hidden', { name })}</Notice>
          <Checkbox name="named" label={t('thread.tellName', { name })} defaultChecked={typed?.named} />
        </div>
      )}
      <TextArea
        name="body"
        label={t('thread.label')}
        error={faultOf('body')}
        defaultValue={typed?.text}
        rows={4}
        maxLength={4000}
        dir="auto"
        required={waiting.length === 0}
      />
      {done && (
        <Notice tone="success" role="status">
          {say(`done.${done}`)}
        </Notice>
      )}
      <Waiting page={page} faultOf={faultOf} />
      {isFull ? (
        <Notice>{say('full')}</Notice>
      ) : (
        <details open={fault !== undefined} className="rounded-card border border-line">
          <summary className="flex min-h-11 cursor-pointer items-center gap-2 px-4 py-2">
            <Icon name="image-plus" />
            <span className="link">{t('addPhotos')}</span>
          </summary>
          <div className="grid grid-cols-1 gap-4 px-4 pb-4">
            <PhotoField address={photoPaths.addToThread(thread.id)} fault={fault} onBusy={setBusy} />
            <p className="text-sm text-ink-muted">{say('safe')}</p>
          </div>
        </details>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary" icon="send" disabled={busy} className={busy ? 'opacity-60' : ''}>
            {t('thread.submit')}
          </Button>
          <p role="status" className="text-sm text-ink-muted empty:hidden">
            {busy && t('photosOnTheirWay')}
          </p>
        </div>
        <Link to={paths.threads()} className="link inline-flex min-h-11 items-center gap-2">
          <Icon name="inbox" />
          {t('thread.back')}
        </Link>
      </div>
      <p className="text-sm text-ink-muted">{t('thread.care')}</p>
    </Form>
  );
}
