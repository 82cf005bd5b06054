import { myPayments, stopYearly } from '@entraide/core/dues';
import { NotFound } from '@entraide/core/error';
import { duesPaths, paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { UpLink } from '../../components/UpLink.tsx';
import { sayDay, sayMoney } from '../../dues/money-said.server.ts';
import { TestNotice } from '../../dues/TestNotice.tsx';
import { Form } from '../../forms/Form.tsx';
import {
  type MetaFunction,
  readForm,
  safeRedirect,
  spaceAction,
  spaceLoader,
  useLoaderData,
} from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

export const handle = { i18n: ['dues', 'money'] };

export const loader = spaceLoader(async ({ ctx, context, url }) => {
  const { paidUntil, payments, yearly } = await myPayments(ctx);
  const { membership, gifts } = ctx.tenant.config.dues;
  return {
    title: getT(context, 'dues')('mine.title'),
    stopped: url.searchParams.has('stopped'),
    test: ctx.stripe?.live === false,
    asks: { dues: membership.open, gifts: gifts.open && Boolean(ctx.stripe) },
    paidUntil: paidUntil && sayDay(ctx, paidUntil),
    payments: payments.map(({ id, kind, method, currency, receipt, ...one }) => ({
      ...{ id, kind, method, receipt },
      amount: sayMoney(ctx, { amount: one.amount, currency }),
      back: one.givenBack > 0 ? sayMoney(ctx, { amount: one.givenBack, currency }) : null,
      wholly: one.givenBack === one.amount,
      at: sayDay(ctx, one.at),
      until: one.coversUntil && sayDay(ctx, one.coversUntil),
    })),
    yearly: yearly.map(({ id, kind, state, stopsAt, ...money }) => ({
      ...{ id, kind, state, amount: sayMoney(ctx, money), stopsAt: stopsAt && sayDay(ctx, stopsAt) },
    })),
  };
});

export const action = spaceAction(async ({ ctx, request }) => {
  const form = await readForm(request);
  try {
    await stopYearly(ctx, String(form.get('id') ?? ''));
  } catch (error) {
    // Stopped already, in another window.
    if (!(error instanceof NotFound)) throw error;
  }
  throw safeRedirect(duesPaths.mine({ stopped: '1' }), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** What the reader paid the association, what goes on by itself, and the receipts. */
export default function MyPayments() {
  const { t } = useTranslation('dues');
  const { title, stopped, test, asks, paidUntil, payments, yearly } = useLoaderData<typeof loader>();
  const buttons = (
    <>
      {asks.dues && <LinkButton to={duesPaths.dues()}>{t('dues.submit')}</LinkButton>}
      {asks.gifts && <LinkButton to={duesPaths.give()}>{t('give.short')}</LinkButton>}
    </>
  );
  return (
    <Page
      title={title}
      intro={
        <>
          <UpLink to={paths.me()} label={t('common:nav.me')} />
          {paidUntil && <p>{t('dues.paidUntil', { day: paidUntil })}</p>}
        </>
      }
    >
      <TestNotice test={test} />
      {stopped && (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t('mine.stopped')}
          </Notice>
        </div>
      )}
      {yearly.length > 0 && (
        <PagePart title={t('mine.yearly')} lead={t('mine.yearlyLead')}>
          <ul className="grid gap-4">
            {yearly.map(({ id, kind, state, amount, stopsAt }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
                <p>
                  {t(`kind.${kind}`)} · <bdi className="font-semibold">{amount}</bdi>
                  {stopsAt && (
                    <span className="block text-sm text-ink-muted">{t('mine.stops', { day: stopsAt })}</span>
                  )}
                  {state === 'failing' && (
                    <span className="block text-sm text-warning-ink">{t('mine.failing')}</span>
                  )}
                </p>
                {!stopsAt && (
                  <Form method="post">
                    <input type="hidden" name="id" value={id} />
                    <Button>{t('mine.stop')}</Button>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        </PagePart>
      )}
      {payments.length === 0 ? (
        <EmptyState title={t('mine.none')} actions={buttons}>
          {t('mine.noneHint')}
        </EmptyState>
      ) : (
        <>
          <ul className="mb-8 divide-y divide-line border-y border-line">
            {payments.map(({ id, kind, method, amount, at, until, back, wholly, receipt }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-4">
                <div className="min-w-0">
                  <p className="font-semibold">
                    {t(`kind.${kind}`)} · <bdi className="tabular-nums">{amount}</bdi>
                  </p>
                  <p className="text-sm text-ink-muted">
                    {at} · {t(`method.${method}`)}
                    {until && !wholly && <> · {t('mine.until', { day: until })}</>}
                  </p>
                  {back && (
                    <p className="text-sm text-ink-muted">
                      {t(wholly ? 'mine.backAll' : 'mine.back', { amount: `\u2068${back}\u2069` })}
                    </p>
                  )}
                </div>
                {receipt && (
                  <Link to={duesPaths.receipt(receipt)} className="link inline-flex min-h-11 items-center">
                    {t('receipt.short')}
                  </Link>
                )}
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap gap-3">{buttons}</div>
        </>
      )}
    </Page>
  );
}
