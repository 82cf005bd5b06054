import { paths } from '@entraide/model/path';
import { recordAct } from '../act/index.ts';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import { inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { findTenant } from '../tenant/find-tenant.ts';
import { tenantCtx } from '../tenant/tenant-ctx.ts';
import { type InviteLink, makeInviteLinkIn, newestLive } from './invite-link.ts';

export interface PrintedLink extends Omit<InviteLink, 'code'> {
  url: string;
  /** None let anybody in before. */
  made: boolean;
}

/**
 * The link that lets people join a space, for the operator: the one that its admins show, or a first one.
 * @returns null with `dryRun` where one would be made
 * @throws NotFound
 */
export async function inviteLinkFromPlatform(
  platform: OperatorCtx,
  slug: string,
  { address, dryRun = false }: { address: PublicAddress; dryRun?: boolean },
): Promise<PrintedLink | null> {
  const { id } = await findTenant(platform, slug);
  const ctx = await tenantCtx({ ...platform, address }, id, operatorOf(platform));
  if (!ctx) throw new NotFound();
  return inTenant(ctx, async (tx) => {
    const there = await newestLive(tx, ctx.clock());
    if (!there && dryRun) return null;
    const link = there ?? (await makeInviteLinkIn(ctx, tx));
    if (!there) {
      await recordAct(ctx, tx, { action: 'member.invite-link' });
      await recordOperation(platform, tx, { action: 'tenant.invite-link', tenantId: id, details: { slug } });
    }
    const { code, uses, mostUses, endsAt } = link;
    return { url: ctx.tenant.origin + paths.invited(code), uses, mostUses, endsAt, made: !there };
  });
}
