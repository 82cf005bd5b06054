import { readMailOff, turnMailOff, turnMailOn } from '@entraide/core/notice';
import { noticePaths } from '@entraide/model/path';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';

/** What a link in a mail turns off. Programs that look into mails open it, too: it changes nothing. */
export async function loadOff({ ctx, params, url }: RouteArgs) {
  const { off, isOff } = await readMailOff(ctx, params.token ?? '');
  return {
    title: getT({ ctx, locale: ctx.locale }, 'notices')(isOff ? 'off.doneTitle' : 'off.title'),
    off,
    isOff,
    before: (url.searchParams.get('before') ?? '').slice(0, 100),
    back: url.searchParams.has('back'),
  };
}

/** A mail program asks the same without a page and without a person (RFC 8058): what it sends has no `intent`. */
export async function sayOff({ ctx, params, request }: RouteArgs) {
  const token = params.token ?? '';
  const form = await readForm(request);
  if (form.get('intent') === 'on') {
    await turnMailOn(ctx, token, String(form.get('before') ?? ''));
    throw safeRedirect(noticePaths.off(token, { back: '1' }), 303);
  }
  const before = await turnMailOff(ctx, token);
  // A mail program is not sent on.
  if (form.get('List-Unsubscribe') === 'One-Click') return data(null);
  throw safeRedirect(noticePaths.off(token, before ? { before } : {}), 303);
}
