import { listPayments, METHODS } from '@entraide/core/treasury';
import { isId } from '@entraide/model';
import { paths, treasuryPaths } from '@entraide/model/path';
import { PAYMENT_KINDS } from '@entraide/model/treasury';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Select, TextInput } from '../../components/Field.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { TeamPage } from '../../components/TeamPage.tsx';
import { TestMoney } from '../../components/TestMoney.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import { Table } from '../../figures/Table.tsx';
import { Form } from '../../forms/Form.tsx';
import { type MetaFunction, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { sayMoney, sayTotals } from '../../treasury/say-money.server.ts';
import { PaymentLine } from './PaymentLine.tsx';

export const handle = { i18n: ['treasury', 'money'] };

const dones = ['entered', 'taken-back', 'refunded'] as const;

export const loader = spaceLoader(async ({ ctx, context, url: { searchParams } }) => {
  const { locale } = ctx;
  const t = getT(context, 'treasury');
  const said = (name: string) => searchParams.get(name)?.trim().slice(0, 200) || undefined;
  const kind = PAYMENT_KINDS.find((one) => one === said('kind'));
  const method = METHODS.find((one) => one === said('method'));
  const memberId = isId(said('member') ?? '') ? said('member') : undefined;
  // Whoever comes for a member, or says nothing, sees all years of theirs, or this one.
  const thisYear = ctx.clock().getUTCFullYear();
  const asked = said('year') ?? (memberId ? 'all' : String(thisYear));
  const year = /^20\d\d$/.test(asked) ? Number(asked) : undefined;
  const wanted = { q: said('q'), kind, method, year, memberId };
  const { items, totals, years, next } = await listPayments(ctx, { ...wanted, after: said('after') });
  const query = { q: wanted.q, kind, method, member: memberId, year: year ?? 'all' };
  return {
    title: t('title'),
    payments: items.map(({ happenedAt, amount, refunded, currency, ...payment }) => ({
      ...payment,
      at: happenedAt.toISOString(),
      amount: sayMoney(amount, currency, locale),
      refunded: sayMoney(refunded, currency, locale),
    })),
    totals: sayTotals(totals, locale, t),
    years,
    next: next && treasuryPaths.all({ ...query, after: next }),
    asked: { ...{ q: query.q ?? '', kind: kind ?? '', method: method ?? '' }, year: String(query.year) },
    member: memberId ? { id: memberId, name: items[0]?.name ?? null } : null,
    isNarrowed: Boolean(wanted.q || kind || method || memberId || said('after')),
    ...{ thisYear, live: ctx.stripe?.live ?? true },
    done: dones.find((one) => one === said('done')) ?? null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** The association's books: what members and friends paid it, by whatever means. */
export default function Money() {
  const { t } = useTranslation('treasury');
  const { title, payments, totals, years, next, asked, member, isNarrowed, thisYear, live, done } =
    useLoaderData<typeof loader>();
  return (
    <TeamPage
      title={title}
      width="wide"
      intro={
        <>
          <UpLink to={paths.admin()} label={t('common:nav.admin')} />
          <p>{t('lead')}</p>
        </>
      }
    >
      <div className="mb-6 empty:hidden">
        <TestMoney live={live} />
      </div>
      {done && (
        <div className="mb-6">
          <Notice tone="success" role="status">
            {t(`done.${done}`)}
          </Notice>
        </div>
      )}
      <p className="mb-6 flex flex-wrap gap-3">
        <LinkButton to={treasuryPaths.enter({ member: member?.id })} icon="plus" variant="primary">
          {t('enter.title')}
        </LinkButton>
        <LinkButton
          to={treasuryPaths.year(asked.year === 'all' ? undefined : Number(asked.year))}
          icon="list"
        >
          {t('year.open')}
        </LinkButton>
      </p>
      {member && (
        <p className="mb-4 flex flex-wrap items-center gap-x-4">
          <span className="font-semibold">
            {t('find.ofMember', { name: `\u2068${member.name ?? t('line.gone')}\u2069` })}
          </span>
          <Link to={treasuryPaths.all()} className="link inline-flex min-h-11 items-center">
            {t('find.everybody')}
          </Link>
        </p>
      )}
      <Form
        method="get"
        role="search"
        key={JSON.stringify(asked)}
        className="mb-6 flex flex-wrap items-end gap-4"
      >
        {member && <input type="hidden" name="member" value={member.id} />}
        <TextInput
          name="q"
          type="search"
          label={t('find.q')}
          defaultValue={asked.q}
          maxLength={200}
          className="min-w-0 flex-1 basis-60"
        />
        <Select
          name="kind"
          label={t('find.kind')}
          defaultValue={asked.kind}
          className="min-w-0 grow sm:grow-0"
        >
          <option value="">{t('find.all')}</option>
          {PAYMENT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </Select>
        <Select
          name="method"
          label={t('find.method')}
          defaultValue={asked.method}
          className="min-w-0 grow sm:grow-0"
        >
          <option value="">{t('find.all')}</option>
          {(['stripe', 'cash', 'transfer', 'cheque', 'other'] as const).map((method) => (
            <option key={method} value={method}>
              {t(`method.${method}`)}
            </option>
          ))}
        </Select>
        <Select
          name="year"
          label={t('find.year')}
          defaultValue={asked.year}
          className="min-w-0 grow sm:grow-0"
        >
          <option value="all">{t('find.allYears')}</option>
          {years.map((year) => (
            <option key={year} value={year}>
              {year}
            </option>
          ))}
        </Select>
        <Button icon="search">{t('find.submit')}</Button>
      </Form>
      {totals.rows.length > 0 && (
        <PagePart title={t('totals.title')}>
          <Table caption={t('totals.title')} {...totals} />
          <p className="max-w-measure text-sm text-ink-muted">{t('totals.note')}</p>
        </PagePart>
      )}
      {payments.length === 0 && !isNarrowed ? (
        <EmptyState title={t('find.nothing')}>{t('find.nothingHint')}</EmptyState>
      ) : (
        <>
          <p className="mb-2 text-ink-muted" role="status">
            {payments.length > 0 ? t('find.count', { count: payments.length }) : t('find.none')}
          </p>
          <ul className="divide-y divide-line border-y border-line empty:hidden">
            {payments.map((payment) => (
              <PaymentLine key={payment.id} payment={payment} />
            ))}
          </ul>
        </>
      )}
      {next && (
        <p className="mt-6">
          <LinkButton to={next}>{t('find.next')}</LinkButton>
        </p>
      )}
      <div className="mt-10">
        <PagePart title={t('export.title')} lead={t('export.hint')}>
          <Form
            method="post"
            action={treasuryPaths.export()}
            reloadDocument
            className="flex flex-wrap items-end gap-4"
          >
            <Select
              id="export-year"
              name="year"
              label={t('export.year')}
              defaultValue={asked.year === 'all' ? thisYear : asked.year}
              className="min-w-0 grow sm:grow-0"
            >
              {years.map((year) => (
                <option key={year} value={year}>
                  {year}
                </option>
              ))}
            </Select>
            <Button>{t('export.submit')}</Button>
          </Form>
        </PagePart>
      </div>
    </TeamPage>
  );
}
