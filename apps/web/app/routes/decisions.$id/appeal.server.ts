import { appeal } from '@entraide/core/desk';
import { Conflict, Gone } from '@entraide/core/error';
import { paths } from '@entraide/model/path';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';

/** Asks for another look. */
export async function sendAppeal({ ctx, params, request }: RouteArgs) {
  const id = params.id ?? '';
  const typed = { words: String((await readForm(request)).get('words') ?? '') };
  const refuse = (code: string, status: number) => data({ typed, faults: [{ field: null, code }] }, status);
  try {
    await appeal(ctx, id, typed);
  } catch (error) {
    if (error instanceof Gone) return refuse('over', 410);
    if (error instanceof Conflict) return refuse('again', 409);
    const refused = refusedForm(error);
    if (!refused) throw error;
    return data({ typed, faults: refused.faults }, refused.status);
  }
  throw safeRedirect(paths.decision(id), 303);
}
