import { directionOf } from '@entraide/model/language';
import { textIn } from '@entraide/model/tenant';
import { deriveTheme } from '@entraide/model/theme';
import type { Ctx } from '../ctx/index.ts';
import { tenantAsset } from '../tenant/index.ts';

/** What every picture of a space is drawn with. @throws Unavailable */
export async function lookOf(ctx: Ctx) {
  const { config } = ctx.tenant;
  return {
    theme: deriveTheme(config.theme),
    rtl: directionOf(ctx.locale) === 'rtl',
    space: textIn(config.name, ctx.locale),
    logo: await logoOf(ctx),
  };
}

export async function logoOf(ctx: Ctx): Promise<Buffer | null> {
  const { logo } = ctx.tenant.config;
  return logo ? (await tenantAsset(ctx, logo.light)).bytes : null;
}
