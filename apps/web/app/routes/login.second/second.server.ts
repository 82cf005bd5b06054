import { isAskedAgain } from '@entraide/core/access';
import { memberOf } from '@entraide/core/ctx';
import { SignInNeeded } from '@entraide/core/error';
import { ownSecondFactor, proveWithCode, proveWithPasskey } from '@entraide/core/second-factor';
import { paths } from '@entraide/model/path';
import { refusedFactor } from '../../factor/factor-faults.server.ts';
import { readPasskey } from '../../factor/read-passkey.ts';
import { data, type RouteArgs, readForm, safePath, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

export async function loadSecond({ ctx, context, url }: RouteArgs) {
  const next = safePath(url.searchParams.get('next'));
  const member = memberOf(ctx);
  if (!member) throw new SignInNeeded();
  if (!member.hasSecondFactor) throw safeRedirect(paths.mySecurity({ next }));
  if (!isAskedAgain(ctx)) throw safeRedirect(next);
  const passkeys = (await ownSecondFactor(ctx)).factors.filter(({ kind }) => kind === 'passkey');
  const hasPasskey = passkeys.some(({ host }) => host === context.host);
  return {
    title: getT(context, 'factor')('second.title'),
    next,
    hasPasskey,
    /** Where their passkeys work, if not here. */
    elsewhere: hasPasskey ? null : (passkeys[0]?.host ?? null),
  };
}

/** With a passkey, or with a code; then on to where they were going. */
export async function proveSecond({ ctx, context, request }: RouteArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  try {
    if (text('intent') === 'passkey') {
      const site = { host: context.host, origin: context.origin };
      await proveWithPasskey(ctx, site, readPasskey(text('passkey')));
    } else await proveWithCode(ctx, { code: text('code') });
  } catch (error) {
    const refused = refusedFactor(error, 'gone');
    if (!refused) throw error;
    return data({ faults: refused.faults }, refused.status);
  }
  throw safeRedirect(safePath(text('next')));
}
