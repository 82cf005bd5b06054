import { photosOfDraft } from '@entraide/core/draft';
import { photoPaths } from '@entraide/model/path';
import type { RouteArgs } from '../framework/index.ts';
import { getT } from '../i18n/index.ts';

/** What became of a photo that came along: `signed-out` is a stranger's, which nobody keeps. */
export const photoOutcomes = ['kept', 'signed-out', 'refused'] as const;
export type PhotoOutcome = (typeof photoOutcomes)[number];

/** What another app handed over, as the form says it; null: nothing. */
export async function sharedInto({ ctx, context, url, cookies, session }: RouteArgs) {
  const just = url.searchParams.has('shared');
  const photos = cookies.get('browser') === null ? [] : await photosOfDraft(ctx, session.browserToken());
  if (!just && photos.length === 0) return null;
  const t = getT(context, 'install');
  const outcome = photoOutcomes.find((one) => one === url.searchParams.get('photo'));
  return {
    just,
    lines: [
      ...(just ? [t('shared.text')] : []),
      ...(photos.length > 0 ? [t('shared.kept')] : []),
      ...(outcome === 'signed-out' ? [t('shared.signedOut')] : []),
      ...(outcome === 'refused' ? [t('shared.refused')] : []),
    ],
    photos: photos.map(({ id, alt, width, height }) => ({
      ...{ src: photoPaths.file(id, 'small'), alt: alt || t('shared.photo'), width, height },
    })),
  };
}
