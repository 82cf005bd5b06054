import { type EntryRule, entryRule } from '@entraide/core/space';
import { openSpaces } from '@entraide/core/tenant';
import { localeIn, textIn } from '@entraide/model/tenant';
import type { SiteArgs } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';
import { looksOfSpaces } from '../../look/look.server.ts';

export interface PlatformData {
  title: string;
  description: string;
  /** Whether an association can begin a space by itself. */
  launchable: boolean;
  /** The looks of the spaces, each within its card. */
  css: string;
  spaces: {
    slug: string;
    corners: string;
    name: string;
    tagline: string;
    /** The language of name and tagline, which may not be the page's. */
    lang: string;
    place: string;
    origin: string;
    locales: string[];
    rule: EntryRule;
  }[];
}

export async function platformOf({ site, context }: SiteArgs): Promise<PlatformData> {
  const { locale } = context;
  const t = getT(context, 'platform');
  const spaces = site.kind === 'space' ? [] : await openSpaces(site.platform, site.address);
  return {
    title: t('title'),
    description: t('description'),
    launchable: context.operate !== null && context.launchPolicy !== 'invitation',
    css: looksOfSpaces(spaces),
    spaces: spaces.map(({ slug, config, origin }) => ({
      slug,
      corners: config.theme.corners,
      name: textIn(config.name, locale),
      tagline: textIn(config.tagline, locale),
      lang: localeIn(config.name, locale),
      place: textIn(config.home.label, locale),
      origin,
      locales: config.locales,
      rule: entryRule({ status: 'open', config }),
    })),
  };
}
