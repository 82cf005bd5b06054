import { newTotpSecret } from '@entraide/core/factor';
import { readLink, setUpWithPasskey, setUpWithTotp, signInWithLink } from '@entraide/core/operator';
import { consolePaths } from '@entraide/model/path';
import { refusedProof } from '../../console/refused.server.ts';
import { readPasskey } from '../../factor/read-passkey.ts';
import { isTotpSecret, totpShown } from '../../factor/totp.server.ts';
import { type ConsoleDoorArgs, data, readForm, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';

/** What the link leads to. Looking at it uses nothing up: messengers fetch links that they carry. */
export async function loadLink({ visitor, params, passkeySite, context }: ConsoleDoorArgs) {
  const t = getT(context, 'console');
  const token = params.token ?? '';
  const link = await readLink(visitor, token);
  if (!link) return data({ leads: 'nowhere' as const, title: t('enter.deadTitle') }, 410);
  const { email, name } = link.operator;
  if (link.isSetUp) return data({ leads: 'in' as const, title: t('enter.linkTitle'), email });
  const secret = newTotpSecret();
  return data({
    leads: 'set-up' as const,
    title: t('enter.title'),
    email,
    name: name ?? '',
    passkeyOffer: consolePaths.passkeyOffer(token),
    totp: totpShown(secret, email, passkeySite.host),
  });
}

/** Uses the link: with an app or a passkey of somebody new, or with a code of somebody whose account is set up. */
export async function takeLink(args: ConsoleDoorArgs) {
  const { visitor, passkeySite, params, request, session, context } = args;
  const form = await readForm(request);
  const text = (field: string) => String(form.get(field) ?? '');
  const token = params.token ?? '';
  const [intent, name, secret, code] = [text('intent'), text('name'), text('secret'), text('code')];
  try {
    if (intent === 'code') {
      session.start(await signInWithLink(visitor, { token, code }));
    } else {
      const { recoveryCodes, ...opened } =
        intent === 'passkey'
          ? await setUpWithPasskey(visitor, passkeySite, {
              ...{ token, name, response: readPasskey(text('passkey')) },
            })
          : await setUpWithTotp(visitor, { token, name, secret, code });
      session.start(opened);
      const title = getT(context, 'factor')('recovery.title');
      return data({ title, recoveryCodes, name, totp: null, faults: [] }, 200);
    }
  } catch (error) {
    const refused = refusedProof(error, 'wrong-code');
    if (!refused) throw error;
    // The same key again: it is in the app already.
    const link = await readLink(visitor, token);
    const totp =
      link && isTotpSecret(secret) ? totpShown(secret, link.operator.email, passkeySite.host) : null;
    return data({ title: null, recoveryCodes: null, name, totp, faults: refused.faults }, refused.status);
  }
  throw safeRedirect(consolePaths.home());
}
