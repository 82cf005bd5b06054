import { readYear } from '@entraide/core/treasury';
import { treasuryPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Field.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { TeamPage } from '../../components/TeamPage.tsx';
import { TestMoney } from '../../components/TestMoney.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import { MonthChart } from '../../figures/Charts.tsx';
import { monthNames } from '../../figures/say-figures.server.ts';
import { Table } from '../../figures/Table.tsx';
import { Form } from '../../forms/Form.tsx';
import { type MetaFunction, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { directionOf, getT } from '../../i18n/index.ts';
import { columnsOf, sayMoney } from '../../treasury/say-money.server.ts';

export const handle = { i18n: ['treasury', 'money'] };

export const loader = spaceLoader(async ({ ctx, context, url: { searchParams } }) => {
  const asked = searchParams.get('year') ?? '';
  const { year, years, currencies } = await readYear(
    ctx,
    /^20\d\d$/.test(asked) ? { year: Number(asked) } : {},
  );
  const t = getT(context, 'treasury');
  const names = monthNames(ctx.locale);
  return {
    title: t('year.title', { year }),
    ...{ year, years, live: ctx.stripe?.live ?? true },
    currencies: currencies.map(({ total, months }) => {
      const { currency } = total;
      const columns = columnsOf([total]);
      const say = (of: typeof total) => columns.map((name) => sayMoney(of[name], currency, ctx.locale));
      return {
        currency,
        months: months.map((of, at) => ({
          ...{ name: names[at]?.name ?? '', letter: names[at]?.letter ?? '' },
          ...{ asked: of.dues, met: of.gifts, said: [] },
        })),
        head: [t('year.month'), ...columns.map((name) => t(`totals.${name}`))],
        rows: [
          ...months.map((of, at) => [names[at]?.name ?? '', ...say(of)]),
          [t('year.total'), ...say(total)],
        ],
      };
    }),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** A year for the board, to read or to print. */
export default function YearOfMoney() {
  const { t, i18n } = useTranslation('treasury');
  const { title, year, years, live, currencies } = useLoaderData<typeof loader>();
  return (
    <TeamPage
      title={title}
      width="wide"
      intro={
        <>
          <div className="no-print">
            <UpLink to={treasuryPaths.all()} label={t('title')} />
          </div>
          <p>{t('year.lead')}</p>
        </>
      }
      action={
        <span className="no-print">
          <Button type="button" icon="printer" className="needs-script" onClick={() => print()}>
            {t('year.print')}
          </Button>
        </span>
      }
    >
      <div className="mb-6 empty:hidden">
        <TestMoney live={live} />
      </div>
      <Form method="get" role="search" key={year} className="no-print mb-6 flex flex-wrap items-end gap-4">
        <Select name="year" label={t('find.year')} defaultValue={year} className="min-w-0 grow sm:grow-0">
          {years.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
        <Button variant="primary">{t('year.show')}</Button>
      </Form>
      {currencies.length === 0 && <p role="status">{t('year.none')}</p>}
      {currencies.map(({ currency, months, head, rows }) => (
        <PagePart key={currency} title={t('year.of', { currency })}>
          <figure>
            <MonthChart
              rtl={directionOf(i18n.language) === 'rtl'}
              months={months}
              label={t('year.chart', { currency })}
              legend={{ asked: t('totals.dues'), met: t('totals.gifts') }}
            />
          </figure>
          <Table caption={t('year.of', { currency })} head={head} rows={rows} />
          <p className="max-w-measure text-sm text-ink-muted">{t('totals.note')}</p>
        </PagePart>
      ))}
    </TeamPage>
  );
}
