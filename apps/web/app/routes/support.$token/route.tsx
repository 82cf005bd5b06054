import { Invalid } from '@entraide/core/error';
import { isLiveVisitLink, openVisit } from '@entraide/core/support';
import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Form } from '../../forms/Form.tsx';
import {
  data,
  type MetaFunction,
  safeRedirect,
  spaceAction,
  spaceLoader,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

/** Where an operator comes in to help. Looking at the page uses nothing up: the button does. */
export const loader = spaceLoader(async ({ ctx, params, context }) => {
  const isLive = await isLiveVisitLink(ctx, params.token ?? '');
  const title = getT(context, 'common')(isLive ? 'support.openTitle' : 'support.deadTitle');
  return data({ title, isLive }, isLive ? 200 : 404);
});

export const action = spaceAction(async ({ ctx, params, cookies }) => {
  try {
    const { token } = await openVisit(ctx, params.token ?? '');
    // The database decides how long it is worth anything.
    cookies.set('support', token);
  } catch (error) {
    // The page says that the link is dead.
    if (!(error instanceof Invalid)) throw error;
    return data(null, 422);
  }
  throw safeRedirect(paths.admin());
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function OpenSupport() {
  const { t } = useTranslation('common');
  const { title, isLive } = useLoaderData<typeof loader>();
  return (
    <Page title={title} intro={<p>{t(isLive ? 'support.openText' : 'support.deadText')}</p>}>
      {isLive && (
        <Form method="post">
          <Button variant="primary" icon="key-round">
            {t('support.open')}
          </Button>
        </Form>
      )}
    </Page>
  );
}
