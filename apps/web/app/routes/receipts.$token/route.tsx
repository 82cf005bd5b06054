import { readReceipt } from '@entraide/core/receipt';
import { textIn } from '@entraide/model/tenant';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { sayDay, sayMoney } from '../../dues/money-said.server.ts';
import { TestNotice } from '../../dues/TestNotice.tsx';
import { type MetaFunction, spaceAssetUrl, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

export const handle = { i18n: ['dues', 'money'] };

const mentionNames = ['objects', 'article', 'authorisation', 'signatory'] as const;

export const loader = spaceLoader(async ({ ctx, context, params }) => {
  const receipt = await readReceipt(ctx, params.token ?? '');
  const { currency, coversFrom, coversUntil, givenBack, mentions } = receipt;
  const { logo, name } = ctx.tenant.config;
  const t = getT(context, 'dues');
  return {
    ...{ kind: receipt.kind, tax: receipt.tax, test: receipt.test, payer: receipt.payerName },
    title: t(receipt.tax ? 'receipt.taxTitle' : 'receipt.title', { number: receipt.number }),
    logo: logo ? spaceAssetUrl(ctx.tenant, logo.light) : null,
    organisation: mentions.organisation ?? textIn(name, ctx.locale),
    ...{ address: mentions.address ?? null, payerAddress: receipt.payerAddress },
    mentions: mentionNames.flatMap((key) => (mentions[key] ? [{ key, text: mentions[key] }] : [])),
    amount: sayMoney(ctx, receipt),
    paidOn: sayDay(ctx, receipt.paidAt),
    covers:
      coversFrom && coversUntil ? { from: sayDay(ctx, coversFrom), until: sayDay(ctx, coversUntil) } : null,
    back: givenBack > 0 ? sayMoney(ctx, { amount: givenBack, currency }) : null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** A receipt on paper, for whoever has its link: the page's own header is not printed. */
export default function Receipt() {
  const { t } = useTranslation('dues');
  const loaded = useLoaderData<typeof loader>();
  const { title, kind, tax, test, payer, logo, organisation, address, payerAddress, mentions } = loaded;
  const { amount, paidOn, covers, back } = loaded;
  const rows: [string, string][] = [
    [t('receipt.payer'), [payer, payerAddress].filter(Boolean).join('\n')],
    [t('receipt.what'), t(`kind.${kind}`)],
    [t('receipt.amount'), amount],
    [t('receipt.day'), paidOn],
    ...(covers ? [[t('receipt.period'), t('receipt.covers', covers)] as [string, string]] : []),
    ...mentions.map(({ key, text }): [string, string] => [t(`receipt.mention.${key}`), text]),
  ];
  return (
    <Page
      title={title}
      action={
        <span className="no-print">
          <Button type="button" icon="printer" className="needs-script" onClick={() => print()}>
            {t('receipt.print')}
          </Button>
        </span>
      }
    >
      <TestNotice test={test} />
      {back && (
        <div className="mb-6">
          <Notice tone="warning">{t('receipt.back', { amount: `\u2068${back}\u2069` })}</Notice>
        </div>
      )}
      <div className="mb-6 flex flex-wrap items-center gap-4">
        {logo && <img src={logo} alt="" className="print-exact size-16 object-contain" />}
        <p className="wrap-anywhere whitespace-pre-line" dir="auto">
          <strong>{organisation}</strong>
          {address && `\n${address}`}
        </p>
      </div>
      <dl className="grid gap-x-6 gap-y-3 border-y border-line py-4 sm:grid-cols-[auto_1fr]">
        {rows.map(([name, text]) => (
          <div key={name} className="contents">
            <dt className="text-ink-muted">{name}</dt>
            <dd className="wrap-anywhere whitespace-pre-line" dir="auto">
              {text}
            </dd>
          </div>
        ))}
      </dl>
      {!tax && <p className="mt-4 max-w-measure text-sm text-ink-muted">{t('receipt.notTax')}</p>}
    </Page>
  );
}
