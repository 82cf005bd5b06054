import { Conflict } from '@entraide/core/error';
import { replyToThread } from '@entraide/core/thread';
import { paths } from '@entraide/model/path';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';

/** The action of a conversation: one more message. */
export async function writeReply({ ctx, request, params }: RouteArgs) {
  const id = params.id ?? '';
  const form = await readForm(request);
  const typed = { body: String(form.get('body') ?? '') };
  try {
    await replyToThread(ctx, id, typed);
  } catch (error) {
    if (error instanceof Conflict) return data({ typed, faults: [{ field: null, code: 'closed' }] }, 409);
    const refused = refusedForm(error);
    if (!refused) throw error;
    return data({ typed, faults: refused.faults }, refused.status);
  }
  throw safeRedirect(paths.latestIn(id, { sent: 1 }));
}
