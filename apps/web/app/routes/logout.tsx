import { memberOf } from '@entraide/core/ctx';
import { signOut } from '@entraide/core/session';
import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { dropDrafts } from '../account/drop-drafts.server.ts';
import { Button } from '../components/Button.tsx';
import { Page } from '../components/Page.tsx';
import { pageMeta } from '../components/page-meta.ts';
import { Form } from '../forms/Form.tsx';
import {
  type MetaFunction,
  readForm,
  safeRedirect,
  spaceAction,
  spaceLoader,
  useLoaderData,
} from '../framework/index.ts';
import { getT } from '../i18n/index.ts';

export const handle = { i18n: ['account'] };

/** A link only asks: a page that somebody else makes us fetch must not sign anybody out. */
export const loader = spaceLoader(({ ctx, context }) => {
  if (!memberOf(ctx)) throw safeRedirect(paths.login());
  return { title: getT(context, 'account')('logout.title') };
});

export const action = spaceAction(async (args) => {
  const { ctx, request, session } = args;
  const form = await readForm(request);
  await signOut(ctx, { everywhere: form.get('everywhere') === 'yes' });
  await dropDrafts(args);
  session.end();
  throw safeRedirect(paths.login({ out: 1 }));
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Logout() {
  const { t } = useTranslation('account');
  const { title } = useLoaderData<typeof loader>();
  return (
    <Page title={title} intro={t('logout.lead')}>
      <Form method="post">
        <Button variant="primary" icon="log-out">
          {t('logout.submit')}
        </Button>
      </Form>
    </Page>
  );
}
