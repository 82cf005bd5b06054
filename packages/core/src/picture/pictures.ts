import { commaOf } from '@entraide/model/language';
import { textIn } from '@entraide/model/tenant';
import { type Ctx, visitor } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { getListing } from '../listing/index.ts';
import { assertSpaceRuns, mayRead } from '../space/index.ts';
import { keptPicture } from './gallery.ts';
import { logoOf, lookOf } from './look-of.ts';

/** Words that a listing's picture says, in its reader's language. */
export interface PictureWords {
  request: string;
  offer: string;
  urgent: string;
}

/**
 * The picture that a link to a listing is shown with, for a stranger: of what is on the board for everybody, and of nothing else.
 * @throws NotFound, Unavailable
 */
export async function listingPicture(asked: Ctx, id: string, words: PictureWords): Promise<Buffer> {
  const ctx: Ctx = { ...asked, actor: visitor };
  if (!mayRead(ctx)) throw new NotFound();
  const { kind, title, urgent, location, status, expired, updatedAt } = await getListing(ctx, id);
  if (status !== 'published' || expired) throw new NotFound();
  const { label: town, country } = location;
  return keptPicture([ctx.tenant.id, ctx.tenant.version, 'listing', ctx.locale, id, updatedAt], async () => {
    const look = await lookOf(ctx);
    const { light } = look.theme;
    return share({
      ...look,
      label:
        kind === 'request'
          ? { text: words.request, color: light.request, on: light['on-request'] }
          : { text: words.offer, color: light['offer-soft'], on: light.offer },
      urgent: urgent ? words.urgent : null,
      title,
      line: town === country ? country : [town, country].join(commaOf(ctx.locale)),
    });
  });
}

/** The picture of the space itself: its name, its line and its logo, which are no secret. @throws NotAllowed, Unavailable */
export async function spacePicture(ctx: Ctx): Promise<Buffer> {
  assertSpaceRuns(ctx);
  return keptPicture([ctx.tenant.id, ctx.tenant.version, 'space', ctx.locale], async () => {
    const look = await lookOf(ctx);
    const line = ctx.tenant.host;
    const tagline = textIn(ctx.tenant.config.tagline, ctx.locale);
    return share({ ...look, label: null, urgent: null, title: tagline || look.space, line });
  });
}

/** For a phone's home screen: a PNG of 180 x 180 pixels. @throws Unavailable */
export const spaceIcon = (ctx: Ctx): Promise<Buffer> =>
  keptPicture([ctx.tenant.id, ctx.tenant.version, 'icon', ctx.locale], async () => {
    const { drawIcon } = await import('./logo-picture.ts');
    const { theme, space, logo } = await lookOf(ctx);
    return drawIcon(theme, space, logo, { size: 180, purpose: 'any' });
  });

/** The logo as mails show it. @throws NotFound when the space has none; Unavailable */
export async function mailLogo(ctx: Ctx): Promise<Buffer> {
  const logo = await logoOf(ctx);
  if (!logo) throw new NotFound();
  return keptPicture([ctx.tenant.id, ctx.tenant.version, 'mail-logo'], async () => {
    const { drawMailLogo } = await import('./logo-picture.ts');
    return drawMailLogo(logo);
  });
}

async function share(picture: Parameters<typeof import('./share-picture.ts')['drawSharePicture']>[0]) {
  const { drawSharePicture } = await import('./share-picture.ts');
  return drawSharePicture(picture);
}
