import { requireRole } from '@entraide/core/access';
import { inviteLink } from '@entraide/core/invite';
import { entryRule } from '@entraide/core/space';
import { paths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import { type RouteArgs, spaceAssetUrl } from '../../framework/index.ts';
import { directionOf, getT } from '../../i18n/index.ts';
import { qrCodeOf } from '../../qr/qr.server.ts';

export const sizes = ['a4', 'a5'] as const;

/** What a poster says, in the language that was chosen, which may be another one than the admin's. */
export async function posterOf({ ctx, url }: RouteArgs) {
  requireRole(ctx, 'admin');
  const { config, origin } = ctx.tenant;
  const lang = config.locales.find((one) => one === url.searchParams.get('in')) ?? ctx.locale;
  const size = sizes.find((one) => one === url.searchParams.get('size')) ?? 'a4';
  const rule = entryRule(ctx.tenant);
  const link = rule === 'open' || rule === 'approval' ? null : await inviteLink(ctx);
  const leadsTo = link ? origin + paths.invited(link.code) : origin;
  const t = getT({ ctx, locale: lang }, 'launch');
  return {
    ...{ lang, size, sizes, locales: config.locales, dir: directionOf(lang) },
    name: textIn(config.name, lang),
    tagline: textIn(config.tagline, lang),
    logo: config.logo ? spaceAssetUrl(ctx.tenant, config.logo.light) : null,
    address: leadsTo.replace(/^https?:\/\//, ''),
    qr: qrCodeOf(leadsTo),
    how: (['see', 'ask', 'free'] as const).map((line) => t(`poster.${line}`)),
    scan: t('poster.scan'),
  };
}
