import { hasRole, missingProof } from '@entraide/core/access';
import { confirmCode, pendingCode, requestCode } from '@entraide/core/account';
import { addSampleListings } from '@entraide/core/listing';
import { paths } from '@entraide/model/path';
import { crowdedParam } from '../../account/crowded.ts';
import { pathAfter } from '../../account/path-after.server.ts';
import { type ReturnTo, returnQuery } from '../../account/return-to.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, safePath, safeRedirect } from '../../framework/index.ts';

/** The action of the page that takes a code: signs in, and goes on with what signing in was for; or sends a new code. */
export async function tryCode({ ctx, request, session }: RouteArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const carried: ReturnTo = { next: safePath(text('next'), ''), purpose: text('then') };
  const typed = { code: text('code'), displayName: text('displayName') };
  const browserToken = session.browserToken();
  const email = text('email');
  try {
    if (text('intent') === 'resend') {
      const before = await pendingCode(ctx, browserToken);
      const name = before?.displayName ? { displayName: before.displayName } : {};
      const invite = before?.email === email ? before.invite : null;
      const asked = await requestCode(ctx, { email, ...name, invite, browserToken });
      const more = { again: '1', ...crowdedParam(asked, ctx.clock()) };
      throw safeRedirect(`${paths.loginCode()}${returnQuery(carried, more)}`);
    }
    const name = typed.displayName.trim() === '' ? {} : { displayName: typed.displayName };
    const signedIn = await confirmCode(ctx, { email, code: typed.code, browserToken, ...name });
    session.start(signedIn);
    const { actor, isNew } = signedIn;
    if (carried.purpose === 'launch' && isNew && hasRole({ actor }, 'admin') && !missingProof(ctx, actor))
      // Their board is not empty when they see it first.
      await addSampleListings({ ...ctx, actor });
    const next = await pathAfter({ ...ctx, actor }, carried, browserToken);
    // Of a member nothing more is asked, whatever they have set up.
    const isProofMissing =
      hasRole({ actor }, 'moderator') && missingProof(ctx, actor) === 'second-factor-needed';
    throw safeRedirect(isProofMissing ? paths.secondFactor({ next }) : next);
  } catch (error) {
    const refused = refusedForm(error);
    if (!refused) throw error;
    const nameNeeded = refused.faults.some(({ field }) => field === 'displayName');
    // A wrong code is typed anew; one that waits for a name is kept.
    const kept = nameNeeded ? typed : { ...typed, code: '' };
    return data({ typed: kept, nameNeeded, faults: refused.faults, attempt: Date.now() }, refused.status);
  }
}
