import { appPicture } from '@entraide/core/picture';
import { spaceLoader } from '../framework/index.ts';
import { getT } from '../i18n/index.ts';
import { answerPicture, inLocale } from '../pictures/answer-picture.server.ts';

/** A picture that the space is installed with: icons, splashes, screenshots. */
export const loader = spaceLoader(async ({ ctx: asked, params }) => {
  const ctx = inLocale(asked, params.locale);
  const t = getT({ ctx, locale: ctx.locale }, 'browse');
  const words = { request: t('welcome.need'), offer: t('welcome.can') };
  return answerPicture(await appPicture(ctx, params.name ?? '', words), 'image/png');
});
