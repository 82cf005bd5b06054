import { NotTrustedYet } from '@entraide/core/access';
import { requestCode } from '@entraide/core/account';
import { memberOf } from '@entraide/core/ctx';
import { keepDraft } from '@entraide/core/draft';
import { Conflict } from '@entraide/core/error';
import { FirstMessage, startThread } from '@entraide/core/thread';
import { paths } from '@entraide/model/path';
import { crowdedParam } from '../../account/crowded.ts';
import { returnQuery } from '../../account/return-to.ts';
import { personFaults } from '../../forms/person-faults.server.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';

/**
 * The action of "I can help": sends the message, or keeps it and asks for an address first. The page after the code then sends
 * it (`then=message`).
 */
export async function writeAnswer({ ctx, request, params, session }: RouteArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const typed = { body: text('body'), email: text('email'), displayName: text('displayName') };
  const message = { listingId: params.id ?? '', body: typed.body };
  let crowded = {};
  try {
    if (memberOf(ctx)) {
      const { id } = await startThread(ctx, message);
      throw safeRedirect(paths.thread(id, { sent: 1 }));
    }
    const browserToken = session.browserToken();
    const payload = FirstMessage.safeParse(message);
    const faults = personFaults(typed, true);
    if (!payload.success) faults.unshift({ field: 'body', code: 'body' });
    else await keepDraft(ctx, { browserToken, kind: 'message', payload: payload.data });
    if (faults.length > 0) return data({ typed, faults }, 422);
    const { email, displayName } = typed;
    crowded = crowdedParam(await requestCode(ctx, { email, displayName, browserToken }), ctx.clock());
  } catch (error) {
    if (error instanceof Conflict) return data({ typed, faults: [{ field: null, code: 'closed' }] }, 409);
    if (error instanceof NotTrustedYet)
      return data({ typed, faults: [{ field: null, code: 'not-yet' }] }, 403);
    const refused = refusedForm(error);
    if (!refused) throw error;
    return data({ typed, faults: refused.faults }, refused.status);
  }
  throw safeRedirect(`/login/code${returnQuery({ next: '', purpose: 'message' }, crowded)}`);
}
