import { requireRole } from '../access/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { replaceLogo } from '../revision/index.ts';
import { tenantAsset } from '../tenant/index.ts';
import { readLogo, samplePixels } from './read-logo.ts';

/**
 * An admin gives the space a logo, or takes it away: a new revision, so that the one before can be brought back.
 * @param sent the file as it was sent; null: no logo
 * @returns the number of the revision
 * @throws SignInNeeded, NotAllowed for all but admins; Invalid for `logo`, also where the folder declares it; Unavailable
 */
export async function changeLogo(ctx: Ctx, sent: Buffer | null): Promise<number> {
  requireRole(ctx, 'admin');
  return replaceLogo(ctx, sent === null ? null : await readLogo(sent));
}

/** The pixels of the space's logo, a few of them, RGBA; null where there is none. @throws Unavailable */
export async function logoPixels(ctx: Ctx): Promise<Uint8Array | null> {
  const { logo } = ctx.tenant.config;
  return logo ? samplePixels((await tenantAsset(ctx, logo.light)).bytes) : null;
}
