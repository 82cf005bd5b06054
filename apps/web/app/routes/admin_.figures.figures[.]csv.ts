import { csvOf } from '@entraide/model/csv';
import { sayFigures } from '../figures/say-figures.server.ts';
import { spaceLoader } from '../framework/index.ts';
import { getT } from '../i18n/index.ts';

/** The tables of the page, one under the other, for a spreadsheet. */
export const loader = spaceLoader(async (args) => {
  const { ctx, context } = args;
  const t = getT(context, 'figures');
  const { year, part, period, before, totals, months, categories, areas } = await sayFigures(args, {
    plain: true,
  });
  const monthHead = [year, year - 1].flatMap((of) => [
    t('months.askedIn', { year: of }),
    t('months.metIn', { year: of }),
  ]);
  const rows = [
    ...[[t('figure'), period, before], ...totals, []],
    ...[[t('months.month'), ...monthHead], ...months.map(({ name, said }) => [name, ...said]), []],
    ...[
      [t('categories.category'), period, before],
      ...(categories ?? []).map(({ name, said }) => [name, ...said]),
      [],
    ],
    [t('areas.area'), t('areas.asked'), t('areas.met'), t('areas.unmet')],
    ...(areas?.rows ?? []).map(({ name, said }) => [name, ...said]),
    ...(areas && areas.rest.length > 0 ? [[t('areas.rest'), ...areas.rest]] : []),
  ];
  return new Response(
    csvOf(rows.map((row) => row.map((cell) => (/^\d+$/.test(cell) ? Number(cell) : cell)))),
    {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${ctx.tenant.slug}-figures-${year}-${part}.csv"`,
        'Cache-Control': 'no-store',
      },
    },
  );
});
