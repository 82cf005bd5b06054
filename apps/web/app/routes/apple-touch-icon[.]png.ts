import { spaceIcon } from '@entraide/core/picture';
import { spaceLoader } from '../framework/index.ts';
import { answerPicture } from '../pictures/answer-picture.server.ts';

export const loader = spaceLoader(async ({ ctx }) => answerPicture(await spaceIcon(ctx), 'image/png'));
