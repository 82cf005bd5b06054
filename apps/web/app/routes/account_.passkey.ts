import { offerOwnPasskey } from '@entraide/core/operator';
import { consoleAction } from '../framework/index.ts';

/** For the script of the account's page: what the device is asked to make. */
export const action = consoleAction(async ({ visitor, operator, passkeySite }) =>
  Response.json(await offerOwnPasskey(visitor, operator, passkeySite, { platform: passkeySite.host })),
);
