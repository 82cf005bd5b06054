import { Conflict, NotFound } from '@entraide/core/error';
import { newTotpSecret } from '@entraide/core/factor';
import {
  addPasskey,
  listFactors,
  listOperators,
  newCodes,
  type OpenedSession,
  removeFactor,
  replaceApp,
  signedInLately,
} from '@entraide/core/operator';
import { consolePaths } from '@entraide/model/path';
import { refusedProof } from '../../console/refused.server.ts';
import { readPasskey } from '../../factor/read-passkey.ts';
import { isTotpSecret, totpShown } from '../../factor/totp.server.ts';
import type { FormFault } from '../../forms/faults.ts';
import { type ConsoleArgs, data, readForm, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';

export async function loadAccount({ operate, operator, passkeySite, context, url }: ConsoleArgs) {
  const factors = await listFactors(operate, operator);
  const me = (await listOperators(operate)).find(({ id }) => id === operator.id);
  return {
    title: getT(context, 'console')('account.title'),
    email: operator.email,
    factors: factors.map(({ createdAt, ...factor }) => ({ ...factor, since: createdAt.toISOString() })),
    recoveryCodes: me?.recoveryCodes ?? 0,
    mayChange: signedInLately(operate, operator),
    totp: totpShown(newTotpSecret(), operator.email, passkeySite.host),
    done: url.searchParams.has('done'),
  };
}

/** One change a form; each ends all other sessions. */
export async function changeAccount({ visitor, operator, passkeySite, request, session }: ConsoleArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const secret = text('secret');
  const refuse = (faults: FormFault[], status: number) =>
    data(
      {
        recoveryCodes: null,
        totp: isTotpSecret(secret) ? totpShown(secret, operator.email, passkeySite.host) : null,
        faults,
      },
      status,
    );
  const change = async (): Promise<OpenedSession & { recoveryCodes?: string[] }> => {
    switch (text('intent')) {
      case 'passkey':
        return addPasskey(visitor, operator, passkeySite, readPasskey(text('passkey')));
      case 'totp':
        return replaceApp(visitor, operator, { secret, code: text('code') });
      case 'remove':
        return removeFactor(visitor, operator, { kind: text('kind'), key: text('key') });
      case 'codes':
        return newCodes(visitor, operator);
      default:
        throw new NotFound();
    }
  };
  try {
    const { recoveryCodes, ...opened } = await change();
    session.start(opened);
    if (recoveryCodes) return data({ recoveryCodes, totp: null, faults: [] }, 200);
  } catch (error) {
    if (error instanceof NotFound) return refuse([{ field: null, code: 'factor-gone' }], 404);
    if (error instanceof Conflict) return refuse([{ field: null, code: 'last-factor' }], 409);
    const refused = refusedProof(error, 'wrong-code');
    if (!refused) throw error;
    return refuse(refused.faults, refused.status);
  }
  throw safeRedirect(consolePaths.account({ done: '1' }));
}
