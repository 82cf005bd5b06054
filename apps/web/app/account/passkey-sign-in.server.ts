import { signInWithPasskey } from '@entraide/core/second-factor';
import { refusedFactor } from '../factor/factor-faults.server.ts';
import { readPasskey } from '../factor/read-passkey.ts';
import { data, type RouteArgs, readForm, safePath, safeRedirect } from '../framework/index.ts';
import { pathAfter } from './path-after.server.ts';

/** With a passkey alone, which counts as the code by mail and the second factor. */
export async function passkeySignIn({ ctx, context, request, session }: RouteArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const browserToken = session.browserToken();
  try {
    const site = { host: context.host, origin: context.origin };
    const opened = await signInWithPasskey(ctx, site, browserToken, readPasskey(text('passkey')));
    session.start(opened);
    const carried = { next: safePath(text('next'), ''), purpose: text('then') };
    throw safeRedirect(await pathAfter({ ...ctx, actor: opened.actor }, carried, browserToken));
  } catch (error) {
    const refused = refusedFactor(error, 'gone');
    if (!refused) throw error;
    return data({ typed: null, faults: [], passkeyFaults: refused.faults }, refused.status);
  }
}
