import { exportActs } from '@entraide/core/act';
import { csvOf } from '@entraide/model/csv';
import { deskPaths } from '@entraide/model/path';
import { sayAct, wantedIn } from '../acts/said-acts.server.ts';
import { readForm, safeRedirect, spaceAction, spaceLoader } from '../framework/index.ts';
import { getT } from '../i18n/index.ts';

/** Taking the record away is recorded, so that a link alone does not do it. */
export const loader = spaceLoader(() => {
  throw safeRedirect(deskPaths.acts());
});

/** What was done, as a file for a spreadsheet. */
export const action = spaceAction(async ({ ctx, context, request }) => {
  const form = await readForm(request);
  const asked = new URLSearchParams([...form].map(([name, value]) => [name, String(value)]));
  const acts = await exportActs(ctx, wantedIn(asked));
  const t = getT(context, 'acts');
  const head = ['at', 'by', 'what', 'to', 'case', 'more'].map((name) => t(`csv.${name}`));
  const rows = acts.map((act) => {
    const { at, by, what, to, more } = sayAct(act, t);
    return [at, by, what, to?.name ?? '', act.subjectKind === 'case' ? act.subjectId : '', more];
  });
  return new Response(csvOf([head, ...rows]), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${ctx.tenant.slug}-acts.csv"`,
      'Cache-Control': 'no-store',
    },
  });
});
