import { mailLogo } from '@entraide/core/picture';
import { spaceLoader } from '../framework/index.ts';
import { answerPicture } from '../pictures/answer-picture.server.ts';

/** The logo as mails show it. */
export const loader = spaceLoader(async ({ ctx }) => answerPicture(await mailLogo(ctx), 'image/png'));
