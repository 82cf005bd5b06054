import { Readable } from 'node:stream';
import { Invalid } from '@entraide/core/error';
import { csvOfMovements, exportPayments } from '@entraide/core/treasury';
import { treasuryPaths } from '@entraide/model/path';
import { readForm, safeRedirect, spaceAction, spaceLoader } from '../framework/index.ts';
import { getT } from '../i18n/index.ts';

/** Taking the books away is recorded, so that a link alone does not do it. */
export const loader = spaceLoader(() => {
  throw safeRedirect(treasuryPaths.all());
});

/** The lines of a year as a file for a spreadsheet, sent as they are read. */
export const action = spaceAction(async ({ ctx, context, request }) => {
  const asked = String((await readForm(request)).get('year') ?? '');
  if (!/^20\d\d$/.test(asked))
    throw new Invalid([{ path: ['year'], code: 'invalid', message: 'a year, for example 2026' }]);
  const t = getT(context, 'treasury');
  const batches = await exportPayments(ctx, { year: Number(asked) });
  const file = Readable.from(
    csvOfMovements(batches, ctx.locale, (key, values = {}) => t(key, values)),
    { objectMode: false },
  );
  file.on('error', (error) => context.reportError(error));
  return new Response(Readable.toWeb(file) as ReadableStream, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${ctx.tenant.slug}-money-${asked}.csv"`,
      'Cache-Control': 'no-store',
    },
  });
});
