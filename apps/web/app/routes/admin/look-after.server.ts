import { Conflict, NotFound } from '@entraide/core/error';
import {
  acceptMember,
  acceptMembers,
  type DecidedMany,
  refuseMember,
  refuseMembers,
} from '@entraide/core/member';
import { NoRoom } from '@entraide/core/room';
import { secondAdminLater } from '@entraide/core/team';
import { inviteMember } from '@entraide/core/tenant';
import { paths } from '@entraide/model/path';
import type { FormFault } from '../../forms/faults.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import type { AdminAction } from './admin-actions.ts';

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
      case 'later':
        await secondAdminLater(ctx);
        return done('later');
      case 'accept-many':
      case 'refuse-many': {
        const people = peopleIn(form);
        if (people.length === 0) return refuse([{ field: null, code: 'nobody' }], 422);
        if (intent === 'accept-many') return decided(await acceptMembers(ctx, { people }));
        const ids = people.map(({ id }) => id);
        return decided(await refuseMembers(ctx, { ids, reason: typed.reason }));
      }
      default:
        throw new NotFound();
    }
  } catch (error) {
    if (error instanceof NotFound && id) return refuse([{ field: null, code: 'gone' }], 404);
    if (error instanceof Conflict && !(error instanceof NoRoom)) {
      const code = intent === 'invite' ? 'member-already' : 'changed';
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

/** Those who were ticked, each with what was seen of them. */
const peopleIn = (form: FormData) =>
  form
    .getAll('person')
    .map(String)
    .slice(0, 50)
    .map((value) => {
      const [id = '', seen = ''] = value.split(' ');
      return { id, seen };
    });

function decided({ done, gone, changed, full }: DecidedMany): never {
  throw safeRedirect(paths.admin({ done: 'many', count: done, gone, changed, full }));
}
