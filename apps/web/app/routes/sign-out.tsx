import { signOutOperator } from '@entraide/core/operator';
import { consolePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { Page } from '../components/Page.tsx';
import { pageMeta } from '../components/page-meta.ts';
import { Form } from '../forms/Form.tsx';
import {
  consoleAction,
  consoleLoader,
  type MetaFunction,
  readForm,
  safePath,
  safeRedirect,
  useLoaderData,
} from '../framework/index.ts';
import { getT } from '../i18n/index.ts';

export const handle = { i18n: ['console'] };

/** A link only asks: a page that somebody else makes us fetch must not sign anybody out. */
export const loader = consoleLoader(({ context }) => ({
  title: getT(context, 'console')('signOut.title'),
}));

export const action = consoleAction(async ({ operate, operator, request, session }) => {
  const form = await readForm(request);
  await signOutOperator(operate, operator, { everywhere: form.get('everywhere') === 'yes' });
  session.end();
  const next = safePath(String(form.get('next') ?? ''), '');
  throw safeRedirect(consolePaths.signIn(next ? { next } : { out: '1' }));
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function SignOut() {
  const { t } = useTranslation('console');
  const { title } = useLoaderData<typeof loader>();
  return (
    <Page title={title} intro={t('signOut.lead')}>
      <Form method="post" className="grid justify-items-start gap-4">
        <Button variant="primary" icon="log-out">
          {t('signOut.submit')}
        </Button>
        <div className="grid justify-items-start gap-1">
          <Button name="everywhere" value="yes">
            {t('signOut.everywhere')}
          </Button>
          <p className="text-sm text-ink-muted">{t('signOut.everywhereHint')}</p>
        </div>
      </Form>
    </Page>
  );
}
