import { Conflict, Invalid } from '@entraide/core/error';
import { type InviteLink, inviteLink, renewInviteLink } from '@entraide/core/invite';
import { confirmTextsRead, openOwnSpace, readiness, readLaunch } from '@entraide/core/launch';
import { launchPaths, paths } from '@entraide/model/path';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { qrCodeOf } from '../../qr/qr.server.ts';

/** What is there, what is missing, and the link that lets people in. */
export async function readyOf({ ctx, context }: RouteArgs) {
  const [items, link] = await Promise.all([readiness(ctx), inviteLink(ctx)]);
  const launch = context.operate && (await readLaunch(ctx, context.operate));
  return {
    status: ctx.tenant.status,
    origin: ctx.tenant.origin,
    items,
    pages: ctx.tenant.config.pages,
    invite: link && shownLink(link, ctx.tenant.origin),
    review: launch?.review ?? 'none',
    remark: launch?.remark ?? null,
    canOpen: context.operate !== null,
  };
}

/** `open`: to everybody. `read`: the texts were read. `renew`: another invitation link. */
export async function act({ ctx, context, request }: RouteArgs) {
  const intent = String((await readForm(request)).get('intent') ?? '');
  const done = (what: string) => safeRedirect(launchPaths.step('ready', { done: what }));
  if (intent === 'read') {
    await confirmTextsRead(ctx);
    throw done('read');
  }
  if (intent === 'renew') {
    await renewInviteLink(ctx);
    throw done('renewed');
  }
  if (intent !== 'open' || !context.operate)
    throw new Invalid([{ path: ['intent'], code: 'invalid', message: 'There is no such button.' }]);
  try {
    await openOwnSpace(ctx, context.operate);
  } catch (error) {
    if (error instanceof Invalid) return data({ refused: 'missing' as const }, 422);
    if (error instanceof Conflict) return data({ refused: 'waiting' as const }, 409);
    throw error;
  }
  throw done('opened');
}

function shownLink({ code, uses, mostUses, endsAt }: InviteLink, origin: string) {
  const url = origin + paths.invited(code);
  return { url, qr: qrCodeOf(url), uses, mostUses, endsAt: endsAt.toISOString() };
}
