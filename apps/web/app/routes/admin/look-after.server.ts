import { Conflict, NotFound } from '@entraide/core/error';
import { acceptMember, refuseMember, setRole } from '@entraide/core/member';
import { inviteMember } from '@entraide/core/tenant';
import { paths } from '@entraide/model/path';
import type { FormFault } from '../../forms/faults.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import type { AdminAction } from './admin-actions.ts';

const conflictCodes = { invite: 'member-already', accept: 'changed' } as const;

/** The action of the organisers' page: one decision a form. */
export async function lookAfter({ ctx, request }: RouteArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const intent = text('intent');
  const id = text('id');
  const typed = { intent, id, reason: text('reason'), email: text('email'), role: text('role') };
  const refuse = (faults: FormFault[], status: number) => data({ typed, faults }, status);
  try {
    switch (intent) {
      case 'accept':
        await acceptMember(ctx, id, text('seen') ? { seen: text('seen') } : {});
        return done('accepted');
      case 'refuse':
        await refuseMember(ctx, id, { reason: typed.reason });
        return done('refused');
      case 'invite':
        await inviteMember(ctx, { email: typed.email, role: typed.role });
        return done('invited', { email: typed.email.trim().toLowerCase() });
      case 'role':
        await setRole(ctx, id, { role: typed.role });
        return done('changed');
      default:
        throw new NotFound();
    }
  } catch (error) {
    if (error instanceof NotFound && id) return refuse([{ field: null, code: 'gone' }], 404);
    if (error instanceof Conflict) {
      const code = conflictCodes[intent as keyof typeof conflictCodes] ?? 'last-admin';
      return refuse([{ field: intent === 'invite' ? 'email' : null, code }], 409);
    }
    const refused = refusedForm(error);
    if (!refused) throw error;
    return refuse(refused.faults, refused.status);
  }
}

function done(action: AdminAction, more: Record<string, string> = {}): never {
  throw safeRedirect(paths.admin({ done: action, ...more }));
}
