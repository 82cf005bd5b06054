import { Conflict, NotFound } from '@entraide/core/error';
import { spaceState } from '@entraide/core/health';
import { originOf } from '@entraide/core/settings';
import { beginHandOver, withdrawHandOver } from '@entraide/core/succession';
import { beginVisit, endVisitTo } from '@entraide/core/support';
import { cancelDeletion, inviteFromPlatform, resumeTenant, suspendTenant } from '@entraide/core/tenant';
import { consolePaths, paths } from '@entraide/model/path';
import type { FormFault } from '../../forms/faults.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { type ConsoleArgs, data, readForm, safeRedirect } from '../../framework/index.ts';
import type { spaceDone } from './space.server.ts';

const conflicts: Readonly<Record<string, FormFault>> = {
  invite: { field: 'email', code: 'member-already' },
  support: { field: null, code: 'suspended-space' },
  'hand-over': { field: null, code: 'hand-over' },
};

/** What an operator does about a space: one form, one intent. A link to help is shown in the answer, and never again. */
export async function changeSpace(args: ConsoleArgs) {
  const { operate, params, request, site } = args;
  if (site.kind !== 'console') throw new NotFound();
  const slug = params.slug ?? '';
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const intent = text('intent');
  const typed = {
    ...{ intent, reason: text('reason'), why: text('why'), email: text('email') },
    ...{ named: text('named'), because: text('because') },
  };
  const answer = (given: { link?: string; faults?: FormFault[] }, status = 200) =>
    data({ typed, link: given.link ?? null, faults: given.faults ?? [] }, status);
  const done = (what: (typeof spaceDone)[number]) => safeRedirect(consolePaths.space(slug, { done: what }));
  try {
    switch (intent) {
      case 'suspend':
        await suspendTenant(operate, slug, { reason: typed.why });
        throw done('suspended');
      case 'resume':
        await resumeTenant(operate, slug);
        throw done('resumed');
      case 'keep':
        await cancelDeletion(operate, slug);
        throw done('kept');
      case 'invite':
        await inviteFromPlatform(operate, slug, { email: typed.email, role: 'admin' }, site);
        throw done('invited');
      case 'hand-over':
        await beginHandOver({ ...operate, address: site.address }, slug, {
          email: typed.named,
          reason: typed.because,
        });
        throw done('announced');
      case 'withdraw':
        await withdrawHandOver(operate, slug, { id: text('id') });
        throw done('withdrawn');
      case 'end':
        await endVisitTo(operate, slug, { id: text('id') });
        throw done('ended');
      case 'support': {
        const { host } = await spaceState(operate, slug);
        const visit = { reason: typed.reason, minutes: Number(text('minutes')) };
        const { token } = await beginVisit(operate, slug, visit);
        return answer({ link: originOf(host ?? slug, site.address) + paths.support(token) });
      }
      default:
        throw new NotFound();
    }
  } catch (error) {
    if (error instanceof Conflict)
      return answer({ faults: [conflicts[intent] ?? { field: null, code: 'changed' }] }, 409);
    const refused = refusedForm(error);
    if (!refused) throw error;
    return answer({ faults: refused.faults.map((fault) => ownFault(intent, fault)) }, refused.status);
  }
}

/** Several forms of the page ask for a reason or an address, and each field has a name of its own. */
function ownFault(intent: string, fault: FormFault): FormFault {
  if (intent === 'suspend' && fault.field === 'reason') return { ...fault, field: 'why' };
  if (intent !== 'hand-over') return fault;
  return fault.field === 'email'
    ? { field: 'named', code: 'email-of-member' }
    : { field: 'because', code: 'why-hand-over' };
}
