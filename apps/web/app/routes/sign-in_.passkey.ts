import { askForPasskey } from '@entraide/core/operator';
import { consoleDoorAction } from '../framework/index.ts';

/** For the script of the sign-in page: what the device is asked. */
export const action = consoleDoorAction(async ({ visitor, passkeySite }) =>
  Response.json(await askForPasskey(visitor, passkeySite)),
);
