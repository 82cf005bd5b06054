import { memberOf } from '@entraide/core/ctx';
import { cameBack } from '@entraide/core/dues';
import { duesPaths, paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { sayDay, sayMoney } from '../../dues/money-said.server.ts';
import { TestNotice } from '../../dues/TestNotice.tsx';
import { type MetaFunction, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

export const handle = { i18n: ['dues', 'money'] };

/** The address proves nothing: how it stands was read at Stripe. */
export const loader = spaceLoader(async ({ ctx, context, params }) => {
  const { amount, currency, until, state, ...paid } = await cameBack(ctx, params.id ?? '');
  return {
    ...paid,
    state,
    title: getT(context, 'dues')(`paid.${state}.title`),
    amount: sayMoney(ctx, { amount, currency }),
    until: until && sayDay(ctx, until),
    known: memberOf(ctx) !== null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** Where somebody comes back to from Stripe. */
export default function Paid() {
  const { t } = useTranslation('dues');
  const { title, kind, state, amount, until, everyYear, receipt, test, known } =
    useLoaderData<typeof loader>();
  const again = kind === 'due' ? duesPaths.dues() : duesPaths.give();
  const values = { amount: `\u2068${amount}\u2069` };
  return (
    <Page title={title}>
      <TestNotice test={test} />
      <div className="mb-6">
        <Notice
          tone={state === 'paid' ? 'success' : 'info'}
          icon={state === 'waits' ? 'hourglass' : state === 'paid' ? 'circle-check' : 'info'}
          role="status"
        >
          <p>{t(`paid.${state}.${kind}`, values)}</p>
          {until && <p>{t('dues.paidUntil', { day: until })}</p>}
          {state === 'paid' && everyYear && <p>{t(known ? 'paid.yearly' : 'paid.yearlyByMail')}</p>}
        </Notice>
      </div>
      <div className="flex flex-wrap gap-3">
        {receipt && (
          <LinkButton to={duesPaths.receipt(receipt)} icon="file-text">
            {t('receipt.open')}
          </LinkButton>
        )}
        {state === 'left' && <LinkButton to={again}>{t('paid.again')}</LinkButton>}
        {known && state !== 'left' && <LinkButton to={duesPaths.mine()}>{t('mine.title')}</LinkButton>}
        <LinkButton to={paths.home()} variant="quiet">
          {t('paid.home')}
        </LinkButton>
      </div>
    </Page>
  );
}
