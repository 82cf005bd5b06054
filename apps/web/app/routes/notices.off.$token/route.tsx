import { noticePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Form } from '../../forms/Form.tsx';
import { type MetaFunction, spaceAction, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { loadOff, sayOff } from './off.server.ts';

export const handle = { i18n: ['notices'] };

export const loader = spaceLoader(loadOff);
export const action = spaceAction(sayOff);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** Where the link of a mail leads that turns such mails off: for whoever has the mail, signed in or not. */
export default function MailOff() {
  const { t } = useTranslation('notices');
  const { title, off, isOff, before, back } = useLoaderData<typeof loader>();
  return (
    <Page title={title}>
      {isOff || back ? (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t(isOff ? `off.done.${off}` : 'off.back')}
          </Notice>
        </div>
      ) : (
        <p className="mb-6 max-w-measure">{t(`off.lead.${off}`)}</p>
      )}
      <Form method="post" className="mb-6">
        {isOff && <input type="hidden" name="before" value={before} />}
        <Button
          variant={isOff ? 'secondary' : 'primary'}
          name="intent"
          value={isOff ? 'on' : 'off'}
          {...(isOff && { icon: 'undo-2' })}
        >
          {t(isOff ? 'off.undo' : 'off.submit')}
        </Button>
      </Form>
      <LinkButton to={noticePaths.mine()} variant="quiet">
        {t('off.all')}
      </LinkButton>
    </Page>
  );
}
