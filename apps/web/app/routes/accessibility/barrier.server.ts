import { reportBarrier } from '@entraide/core/barrier';
import { safetyPaths } from '@entraide/model/path';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';

/** Sends what somebody met, and says on the same page that it was sent. */
export async function sendBarrier({ ctx, request }: RouteArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const typed = { what: text('what'), where: text('where'), email: text('email') };
  const { what, ...more } = typed;
  try {
    await reportBarrier(ctx, { words: what, ...more });
  } catch (error) {
    const refused = refusedForm(error);
    if (!refused) throw error;
    const faults = refused.faults.map((fault) =>
      fault.field === 'words' ? { field: 'what', code: 'what' } : fault,
    );
    return data({ typed, faults }, refused.status);
  }
  throw safeRedirect(safetyPaths.accessibility('sent'), 303);
}
