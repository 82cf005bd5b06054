import { spacePicture } from '@entraide/core/picture';
import { spaceLoader } from '../framework/index.ts';
import { answerPicture, inLocale } from '../pictures/answer-picture.server.ts';

/** The picture that a link to the space is shown with. */
export const loader = spaceLoader(async ({ ctx, params }) =>
  answerPicture(await spacePicture(inLocale(ctx, params.locale)), 'image/jpeg'),
);
