import { offerPasskey } from '@entraide/core/second-factor';
import { spaceAction } from '../framework/index.ts';

/** For the script of one's own page: what the device is asked to make. */
export const action = spaceAction(async ({ ctx, context: { host, origin } }) =>
  Response.json(await offerPasskey(ctx, { host, origin })),
);
