import { useTranslation } from 'react-i18next';
import { PagePart } from '../components/PagePart.tsx';
import { directionOf } from '../i18n/index.ts';
import { AreaMap, CategoryChart, MonthChart } from './Charts.tsx';
import type { SaidFigures } from './said.ts';
import { Table } from './Table.tsx';

/** The figures of a period, each chart with its table. */
export function FigureParts({ figures }: { figures: SaidFigures }) {
  const { t, i18n } = useTranslation('figures');
  const rtl = directionOf(i18n.language) === 'rtl';
  const { year, period, before, totals, months, categories, areas } = figures;
  const none = <p className="text-ink-muted">{t('none')}</p>;
  return (
    <>
      <PagePart title={t('totals.title')}>
        <Table caption={t('totals.title')} head={[t('figure'), period, before]} rows={totals} />
        <p className="max-w-measure text-sm text-ink-muted">{t('totalsNote')}</p>
      </PagePart>
      <PagePart title={`${t('months.title')}, ${year}`}>
        <figure>
          <MonthChart
            {...{ rtl, months, label: t('months.chart') }}
            legend={{ asked: t('months.asked'), met: t('months.met') }}
          />
        </figure>
        <Table
          caption={t('months.title')}
          head={[
            t('months.month'),
            ...[year, year - 1].flatMap((of) => [
              t('months.askedIn', { year: of }),
              t('months.metIn', { year: of }),
            ]),
          ]}
          rows={months.map(({ name, said }) => [name, ...said])}
        />
      </PagePart>
      <PagePart title={t('categories.title')}>
        {categories && categories.length > 0 ? (
          <>
            <figure>
              <CategoryChart {...{ rtl, rows: categories, label: t('categories.chart') }} />
            </figure>
            <Table
              caption={t('categories.title')}
              head={[t('categories.category'), period, before]}
              rows={categories.map(({ name, said }) => [name, ...said])}
            />
          </>
        ) : (
          none
        )}
      </PagePart>
      <PagePart
        title={t(areas?.ofUnmet === false ? 'areas.titleAsked' : 'areas.title')}
        lead={t(areas?.ofUnmet === false ? 'areas.leadAsked' : 'areas.lead')}
      >
        {areas && areas.rows.length > 0 ? (
          <>
            {areas.map && (
              <figure>
                <AreaMap label={t(areas.ofUnmet ? 'areas.chart' : 'areas.chartAsked')} map={areas.map} />
              </figure>
            )}
            <Table
              caption={t('areas.title')}
              head={[t('areas.area'), t('areas.asked'), t('areas.met'), t('areas.unmet')]}
              rows={[
                ...areas.rows.map(({ name, said }, at) => [`${at + 1}. ${name}`, ...said]),
                ...(areas.rest.length > 0 ? [[t('areas.rest'), ...areas.rest]] : []),
              ]}
            />
          </>
        ) : (
          none
        )}
      </PagePart>
    </>
  );
}
