import { Conflict, Invalid } from '@entraide/core/error';
import { type InviteLink, inviteLink, renewInviteLink } from '@entraide/core/invite';
import { answerReview, confirmTextsRead, openOwnSpace, readiness, readLaunch } from '@entraide/core/launch';
import { hasSamples, removeSampleListings } from '@entraide/core/listing';
import { entryRule } from '@entraide/core/space';
import { launchPaths, paths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import { data, type RouteArgs, readForm, safeRedirect } from '../../framework/index.ts';
import { qrCodeOf } from '../../qr/qr.server.ts';

/** What is there, what is missing, and the link that lets people in. */
export async function readyOf({ ctx, context }: RouteArgs) {
  const [items, link, samples] = await Promise.all([readiness(ctx), inviteLink(ctx), hasSamples(ctx)]);
  const launch = context.operate && (await readLaunch(ctx, context.operate));
  return {
    status: ctx.tenant.status,
    origin: ctx.tenant.origin,
    items,
    samples,
    pages: ctx.tenant.config.pages,
    invite: link && shownLink(link, ctx.tenant.origin),
    review: launch?.review ?? 'none',
    remark: launch?.remark ?? null,
    canOpen: context.operate !== null,
    share: shareOf(ctx, link),
  };
}

/** `open`: to everybody. `read`: the texts were read. `clear`: the examples go. `renew`: another invitation link. `answer`: to the operator. */
export async function act({ ctx, context, request }: RouteArgs) {
  const form = await readForm(request);
  const intent = String(form.get('intent') ?? '');
  const done = (what: string) => safeRedirect(launchPaths.step('ready', { done: what }));
  if (intent === 'read') {
    await confirmTextsRead(ctx);
    throw done('read');
  }
  if (intent === 'clear') {
    await removeSampleListings(ctx);
    throw done('cleared');
  }
  if (intent === 'renew') {
    await renewInviteLink(ctx);
    throw done('renewed');
  }
  if (intent === 'answer' && context.operate) {
    try {
      await answerReview(ctx, context.operate, { answer: String(form.get('answer') ?? '') });
    } catch (error) {
      if (error instanceof Invalid) return data({ refused: 'answer' as const }, 422);
      throw error;
    }
    throw done('answered');
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

/** Where the words for others lead, and the line for the association's own site. */
function shareOf({ tenant, locale }: RouteArgs['ctx'], link: InviteLink | null) {
  const { origin, config } = tenant;
  const rule = entryRule(tenant);
  const name = textIn(config.name, locale);
  const byLink = link && rule !== 'open' && rule !== 'approval';
  const title = name.replaceAll(/[&"<>]/g, '');
  return {
    name,
    url: byLink ? origin + paths.invited(link.code) : origin,
    embed:
      tenant.status === 'open' && config.reading === 'public'
        ? `<iframe src="${origin}/embed" title="${title}" width="100%" height="640" loading="lazy" style="border:0"></iframe>`
        : null,
  };
}
