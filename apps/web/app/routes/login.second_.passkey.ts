import { askForPasskey } from '@entraide/core/second-factor';
import { spaceAction } from '../framework/index.ts';

/** For the script of the page that asks: the question for the device. */
export const action = spaceAction(async ({ ctx, context: { host, origin } }) =>
  Response.json(await askForPasskey(ctx, { host, origin })),
);
