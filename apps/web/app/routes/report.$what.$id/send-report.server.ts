import { blockPerson } from '@entraide/core/block';
import { reportThing } from '@entraide/core/desk';
import { Conflict } from '@entraide/core/error';
import { paths } from '@entraide/model/path';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';

/** Sends a report, and says on the same page that it was sent; or blocks whom it is about, which needs no report. */
export async function sendReport({ ctx, params, request, url }: RouteArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const typed = { words: text('words'), name: text('name'), email: text('email') };
  const { what, id } = params;
  const intent = text('intent');
  try {
    if (intent === 'mute' || intent === 'block') {
      await blockPerson(ctx, { what, id, kind: intent });
      throw safeRedirect(paths.blocked({ done: 1 }), 303);
    }
    await reportThing(ctx, { what, id, reason: text('reason'), ...typed, email: typed.email.trim() });
  } catch (error) {
    if (error instanceof Conflict) return data({ typed, faults: [{ field: null, code: 'own' }] }, 409);
    const refused = refusedForm(error);
    if (!refused) throw error;
    return data({ typed, faults: refused.faults }, refused.status);
  }
  throw safeRedirect(`${url.pathname}?sent=1`, 303);
}
