import { requestCode } from '@entraide/core/account';
import { paths } from '@entraide/model/path';
import { personFaults } from '../forms/person-faults.server.ts';
import { refusedForm } from '../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safePath, safeRedirect } from '../framework/index.ts';
import { crowdedParam } from './crowded.ts';
import { returnQuery } from './return-to.ts';

/** The action of both forms that ask for a code: joining (with a name) and signing in (without). */
export async function askForCode(
  { ctx, request, session }: RouteArgs,
  { nameNeeded }: { nameNeeded: boolean },
) {
  const form = await readForm(request);
  const email = String(form.get('email') ?? '');
  const displayName = String(form.get('displayName') ?? '').trim();
  const next = {
    next: safePath(form.get('next')?.toString(), ''),
    purpose: form.get('then')?.toString() ?? null,
  };
  const typed = { email, displayName };
  const faults = personFaults(typed, nameNeeded);
  if (faults.length > 0) return data({ typed, faults }, 422);
  let crowded = {};
  try {
    const name = displayName === '' ? {} : { displayName };
    const invite = form.get('invite')?.toString() ?? null;
    const asked = await requestCode(ctx, { email, ...name, invite, browserToken: session.browserToken() });
    crowded = crowdedParam(asked, ctx.clock());
  } catch (error) {
    const refused = refusedForm(error);
    if (!refused) throw error;
    return data({ typed, faults: refused.faults }, refused.status);
  }
  throw safeRedirect(`${paths.loginCode()}${returnQuery(next, crowded)}`);
}
