import { checkDomain, claimDomain, makePrimary, releaseDomain } from '@entraide/core/domain';
import { Conflict, Invalid, NotFound } from '@entraide/core/error';
import { NoRoom } from '@entraide/core/room';
import { paths } from '@entraide/model/path';
import type { FormFault } from '../../forms/faults.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { isHostFault } from './host-faults.ts';

/** The action of the page: one step a form. */
export async function changeDomains({ ctx, request }: RouteArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const intent = text('intent');
  const host = text('host');
  const typed = { intent, host, www: form.has('www') };
  const refuse = (faults: FormFault[], status: number) => data({ typed, faults }, status);
  try {
    switch (intent) {
      case 'claim': {
        const { hosts } = await claimDomain(ctx, { host, www: typed.www });
        // At once: who wrote the records first need not ask.
        for (const one of hosts) await checkDomain(ctx, one).catch(() => null);
        throw safeRedirect(paths.domainSettings({ done: 'claimed', host: hosts[0] }));
      }
      case 'check':
        await checkDomain(ctx, host);
        throw safeRedirect(paths.domainSettings({ done: 'checked', host }));
      case 'primary':
        await makePrimary(ctx, host);
        throw safeRedirect(paths.domainSettings({ done: 'primary', host }));
      case 'release':
        await releaseDomain(ctx, host);
        throw safeRedirect(paths.domainSettings({ done: 'released', host }));
      default:
        throw new NotFound();
    }
  } catch (error) {
    if (error instanceof NotFound && host) return refuse([{ field: null, code: 'gone' }], 404);
    if (error instanceof Conflict && !(error instanceof NoRoom))
      return refuse([{ field: null, code: 'changed' }], 409);
    if (error instanceof Invalid && error.faults.length > 0)
      return refuse(
        error.faults.map(({ code }) => ({ field: 'host', code: isHostFault(code) ? code : 'not-a-host' })),
        422,
      );
    const refused = refusedForm(error);
    if (!refused) throw error;
    return refuse(refused.faults, refused.status);
  }
}
