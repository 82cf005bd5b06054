import { askAnybodyForPasskey } from '@entraide/core/second-factor';
import { spaceAction } from '../framework/index.ts';

/** For the script of the sign-in page: the question for the device. */
export const action = spaceAction(async ({ ctx, context: { host, origin }, session }) =>
  Response.json(await askAnybodyForPasskey(ctx, { host, origin }, session.browserToken())),
);
