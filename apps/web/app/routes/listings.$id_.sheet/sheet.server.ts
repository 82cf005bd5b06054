import { type Ctx, memberOf } from '@entraide/core/ctx';
import { NotAllowed } from '@entraide/core/error';
import { getListing } from '@entraide/core/listing';
import { shortCode } from '@entraide/model';
import { paths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import { cardOf, placeOf } from '../../components/card.server.ts';
import { type RouteArgs, spaceAssetUrl } from '../../framework/index.ts';
import { directionOf, formatsFor, getT } from '../../i18n/index.ts';
import { qrCodeOf } from '../../qr/qr.server.ts';

export const sizes = ['a4', 'a5'] as const;
/** What fits on the sheet in large letters, in characters: a long title leaves less. The link has the rest. */
const MOST_TEXT = 380;
const A_LINE_OF_TITLE = 28;

/**
 * One's own listing, or one of the desk's, as a sheet to hang up, in the language that was chosen. The strips have its short link, or the
 * number of the association; nothing of whoever it is for is here to be shown.
 * @throws NotFound, NotAllowed when it is somebody else's
 */
export async function sheetOf({ ctx, params, url }: RouteArgs) {
  const { config, origin } = ctx.tenant;
  const lang = config.locales.find((one) => one === url.searchParams.get('in')) ?? ctx.locale;
  const spoken: Ctx = { ...ctx, locale: lang };
  const listing = await getListing(spoken, params.id ?? '');
  if (!listing.mine) throw new NotAllowed('Only its author prints a listing.');
  const atDesk = memberOf(ctx)?.behind !== undefined;
  const t = getT({ ctx: spoken, locale: lang }, 'ask');
  const card = cardOf(spoken, listing);
  const link = origin + paths.shortListing(shortCode(listing.id));
  const phone = atDesk ? phoneIn(url.searchParams.get('phone')) : '';
  return {
    ...{ lang, sizes, locales: config.locales, dir: directionOf(lang), atDesk, phone },
    size: sizes.find((one) => one === url.searchParams.get('size')) ?? 'a4',
    back: paths.listing(listing.id),
    live: listing.status === 'published' && !listing.expired,
    name: textIn(config.name, lang),
    logo: config.logo ? spaceAssetUrl(ctx.tenant, config.logo.light) : null,
    kind: [card.kindLabel, card.urgentLabel].filter(Boolean).join(' · '),
    title: listing.title,
    text: shortened(listing.description, Math.ceil(listing.title.length / A_LINE_OF_TITLE)),
    textLang: listing.locale,
    place: placeOf(listing, lang),
    until: t('sheet.until', {
      date: formatsFor(lang).day(new Date(listing.until), ctx.clock()),
    }),
    scan: t('sheet.scan'),
    call: phone === '' ? '' : t('sheet.call', { name: textIn(config.name, lang) }),
    address: link.replace(/^https?:\/\//, ''),
    qr: qrCodeOf(link),
  };
}

function shortened(text: string, titleLines: number): string {
  const most = MOST_TEXT - 80 * Math.max(0, titleLines - 2);
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s\S*$/, '')}…`;
}

/** A number as people write it; anything else is left out. */
function phoneIn(given: string | null): string {
  const phone = given?.trim() ?? '';
  return /^[+\d][\d\s().-]{4,30}$/.test(phone) ? phone : '';
}
