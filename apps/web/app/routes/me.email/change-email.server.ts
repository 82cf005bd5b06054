import {
  askEmailChange,
  CODE_MINUTES,
  confirmEmailChange,
  dropEmailChange,
  pendingEmailChange,
} from '@entraide/core/account';
import { memberOf } from '@entraide/core/ctx';
import { Conflict, Invalid, SignInNeeded, TooMany } from '@entraide/core/error';
import { paths, profilePaths } from '@entraide/model/path';
import type { FormFault } from '../../forms/faults.ts';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

export async function loadEmail({ ctx, context, session, url }: RouteArgs) {
  const actor = memberOf(ctx);
  if (!actor) throw new SignInNeeded();
  const pending = await pendingEmailChange(ctx, session.browserToken());
  return {
    title: getT(context, 'profile')('email.title'),
    email: actor.email,
    pending,
    minutes: CODE_MINUTES,
    again: url.searchParams.has('again'),
    devMail: context.devMail,
  };
}

/** Asks for the codes, takes them, or takes the wish back. */
export async function changeEmail({ ctx, request, session }: RouteArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const browserToken = session.browserToken();
  const typed = { email: text('email') };
  try {
    switch (text('intent')) {
      case 'confirm':
        await confirmEmailChange(ctx, {
          ...{ oldCode: text('oldCode'), newCode: text('newCode'), browserToken },
        });
        throw safeRedirect(paths.me({ moved: 1 }), 303);
      case 'drop':
        await dropEmailChange(ctx);
        throw safeRedirect(profilePaths.email(), 303);
      default:
        await askEmailChange(ctx, { ...typed, browserToken });
    }
  } catch (error) {
    const faults = faultsIn(error);
    if (!faults) throw error;
    return data({ typed, faults, attempt: Date.now() }, 422);
  }
  throw safeRedirect(profilePaths.email({ again: '1' }), 303);
}

const ownWords = ['same', 'malformed-code', 'wrong-code', 'dead-code'];

function faultsIn(error: unknown): FormFault[] | null {
  if (error instanceof TooMany)
    return [{ field: null, code: 'too-many', retryAfterSeconds: error.retryAfterSeconds }];
  if (error instanceof Conflict) return [{ field: null, code: 'taken' }];
  if (!(error instanceof Invalid)) return null;
  return error.faults.map(({ path, code }) => ({
    field: String(path[0] ?? ''),
    code: ownWords.includes(code) ? code : 'email',
  }));
}
