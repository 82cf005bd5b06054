import { stopYearlyByLink, yearlyOfLink } from '@entraide/core/dues';
import { duesPaths, paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { sayMoney } from '../../dues/money-said.server.ts';
import { Form } from '../../forms/Form.tsx';
import {
  type MetaFunction,
  safeRedirect,
  spaceAction,
  spaceLoader,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

export const handle = { i18n: ['dues'] };

export const loader = spaceLoader(async ({ ctx, context, params }) => {
  const { goesOn, kind, ...money } = await yearlyOfLink(ctx, params.token ?? '');
  return { title: getT(context, 'dues')('stop.title'), goesOn, kind, amount: sayMoney(ctx, money) };
});

/** Opening the link stops nothing: mail programs open links, too. */
export const action = spaceAction(async ({ ctx, params }) => {
  const token = params.token ?? '';
  await stopYearlyByLink(ctx, token);
  throw safeRedirect(duesPaths.stop(token), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** For who gives every year and has no account. */
export default function StopYearly() {
  const { t } = useTranslation('dues');
  const { title, goesOn, amount } = useLoaderData<typeof loader>();
  return (
    <Page title={title}>
      {goesOn ? (
        <Form method="post" className="grid justify-items-start gap-6">
          <p className="max-w-measure">{t('stop.lead', { amount: `\u2068${amount}\u2069` })}</p>
          <Button variant="primary">{t('mine.stop')}</Button>
        </Form>
      ) : (
        <div className="grid justify-items-start gap-6">
          <Notice tone="success" role="status">
            {t('stop.done')}
          </Notice>
          <LinkButton to={paths.home()}>{t('paid.home')}</LinkButton>
        </div>
      )}
    </Page>
  );
}
