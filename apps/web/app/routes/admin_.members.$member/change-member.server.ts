import { Conflict, NotFound } from '@entraide/core/error';
import { noteOnMember, removeNote, setRole, vouchFor } from '@entraide/core/member';
import { NoRoom } from '@entraide/core/room';
import { resetSecondFactor } from '@entraide/core/second-factor';
import { memberPaths } from '@entraide/model/path';
import type { FormFault } from '../../forms/faults.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';

const conflicts: Record<string, string> = { note: 'many-notes', reset: 'own-factor' };

/** The forms of a member's page: role, second factor, vouching, a note, a note taken back. */
export async function changeMember({ ctx, request, params }: RouteArgs) {
  const id = params.member ?? '';
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const intent = text('intent');
  const typed = { text: text('text'), sinceYear: text('sinceYear') };
  const refuse = (faults: FormFault[], status: number) => data({ intent, typed, faults }, status);
  try {
    if (intent === 'role') await setRole(ctx, id, { role: text('role') });
    else if (intent === 'reset') await resetSecondFactor(ctx, id);
    else if (intent === 'vouch') {
      const sinceYear = typed.sinceYear.trim() === '' ? null : Number(typed.sinceYear);
      await vouchFor(ctx, id, { vouched: form.has('vouched'), sinceYear });
    } else if (intent === 'note') await noteOnMember(ctx, id, { text: typed.text });
    else if (intent === 'remove-note') await removeNote(ctx, id, text('note'));
    else throw new NotFound();
  } catch (error) {
    if (error instanceof Conflict && !(error instanceof NoRoom))
      return refuse([{ field: null, code: conflicts[intent] ?? 'last-admin' }], 409);
    const refused = refusedForm(error);
    if (!refused) throw error;
    return refuse(refused.faults, refused.status);
  }
  throw safeRedirect(memberPaths.one(id, { done: intent }), 303);
}
