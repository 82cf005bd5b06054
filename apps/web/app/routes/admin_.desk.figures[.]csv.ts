import { deskFigures } from '@entraide/core/desk';
import { csvOf } from '@entraide/model/csv';
import { figureRows } from '../desk/figure-rows.server.ts';
import { spaceLoader } from '../framework/index.ts';
import { getT } from '../i18n/index.ts';

/** The same figures as a file for a spreadsheet. Nothing of a person is in them. */
export const loader = spaceLoader(async ({ ctx, context }) => {
  const rows = figureRows(await deskFigures(ctx), getT(context, 'desk'));
  return new Response(csvOf(rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${ctx.tenant.slug}-figures.csv"`,
      'Cache-Control': 'no-store',
    },
  });
});
