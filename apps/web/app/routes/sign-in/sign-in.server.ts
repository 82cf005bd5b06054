import { signInWithCode, signInWithPasskey } from '@entraide/core/operator';
import { refusedProof } from '../../console/refused.server.ts';
import { readPasskey } from '../../factor/read-passkey.ts';
import { type ConsoleDoorArgs, data, readForm, safePath, safeRedirect } from '../../framework/index.ts';

/** With a passkey, or with a code in a browser that is known. */
export async function signIn({ visitor, passkeySite, request, session }: ConsoleDoorArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  try {
    const opened =
      text('intent') === 'passkey'
        ? await signInWithPasskey(visitor, passkeySite, readPasskey(text('passkey')))
        : await signInWithCode(visitor, { email: text('email'), code: text('code') });
    session.start(opened);
  } catch (error) {
    const refused = refusedProof(error, 'wrong-proof');
    if (!refused) throw error;
    return data({ email: text('email'), faults: refused.faults }, refused.status);
  }
  throw safeRedirect(safePath(text('next')));
}
