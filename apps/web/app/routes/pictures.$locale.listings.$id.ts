import { listingPicture } from '@entraide/core/picture';
import { spaceLoader } from '../framework/index.ts';
import { getT } from '../i18n/index.ts';
import { answerPicture, inLocale } from '../pictures/answer-picture.server.ts';

/** The picture that a link to a listing is shown with. */
export const loader = spaceLoader(async ({ ctx: asked, params }) => {
  const ctx = inLocale(asked, params.locale);
  const t = getT({ ctx, locale: ctx.locale }, 'common');
  const words = { request: t('kind.request'), offer: t('kind.offer'), urgent: t('urgent') };
  return answerPicture(await listingPicture(ctx, params.id ?? '', words), 'image/jpeg');
});
