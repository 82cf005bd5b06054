import { hasRole, isAskedAgain } from '@entraide/core/access';
import { memberOf } from '@entraide/core/ctx';
import { NotFound } from '@entraide/core/error';
import { newTotpSecret } from '@entraide/core/factor';
import {
  addApp,
  addPasskey,
  declinePasskey,
  type FactorAdded,
  isOfferedPasskey,
  ownSecondFactor,
  removeFactor,
  renewRecoveryCodes,
} from '@entraide/core/second-factor';
import { paths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import { refusedFactor } from '../../factor/factor-faults.server.ts';
import { readPasskey } from '../../factor/read-passkey.ts';
import { isTotpSecret, totpShown } from '../../factor/totp.server.ts';
import { data, type RouteArgs, readForm, safePath, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

const appOf = ({ ctx }: RouteArgs, secret: string) =>
  totpShown(secret, memberOf(ctx)?.email ?? '', textIn(ctx.tenant.config.name, ctx.locale));

export async function loadSecurity(args: RouteArgs) {
  const { ctx, context, url } = args;
  const { factors, recoveryCodes, isRequired } = await ownSecondFactor(ctx);
  return {
    title: getT(context, 'factor')(hasRole(ctx, 'moderator') ? 'mine.title' : 'mine.titleMember'),
    factors: factors.map(({ createdAt, lastUsedAt, host, ...factor }) => ({
      ...factor,
      /** Only where it is another one. */
      host: host === context.host ? null : host,
      since: createdAt.toISOString(),
      used: lastUsedAt.toISOString(),
    })),
    recoveryCodes,
    isRequired,
    team: hasRole(ctx, 'moderator'),
    offered: isOfferedPasskey(ctx),
    mayChange: !hasRole(ctx, 'moderator') || !isAskedAgain(ctx),
    app: appOf(args, newTotpSecret()),
    next: safePath(url.searchParams.get('next'), ''),
    done: url.searchParams.has('done'),
  };
}

/** One change a form. */
export async function changeSecurity(args: RouteArgs) {
  const { ctx, context, request } = args;
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const [intent, secret, next] = [text('intent'), text('secret'), safePath(text('next'), '')];
  const change = async (): Promise<FactorAdded> => {
    switch (intent) {
      case 'passkey': {
        const site = { host: context.host, origin: context.origin };
        return addPasskey(ctx, site, { label: text('label'), response: readPasskey(text('passkey')) });
      }
      case 'totp':
        return addApp(ctx, { secret, code: text('code') });
      case 'decline':
        await declinePasskey(ctx);
        throw safeRedirect(next || '/', 303);
      case 'codes':
        return { recoveryCodes: await renewRecoveryCodes(ctx) };
      case 'remove':
        await removeFactor(ctx, text('id'));
        return { recoveryCodes: null };
      default:
        throw new NotFound();
    }
  };
  try {
    const { recoveryCodes } = await change();
    if (recoveryCodes)
      return data({ recoveryCodes, next, label: '', app: null, title: codesTitle(args), faults: [] }, 200);
  } catch (error) {
    const refused = refusedFactor(error, intent === 'remove' ? 'last-factor' : 'no-more');
    if (!refused) throw error;
    // The same key again: it is in the app already.
    const app = isTotpSecret(secret) ? appOf(args, secret) : null;
    const { faults, status } = refused;
    return data({ recoveryCodes: null, next, label: text('label'), app, title: null, faults }, status);
  }
  throw safeRedirect(next || paths.mySecurity({ done: 1 }));
}

const codesTitle = ({ context }: RouteArgs) => getT(context, 'factor')('recovery.title');
