import { offerPasskey } from '@entraide/core/operator';
import { consoleDoorAction, readForm } from '../framework/index.ts';

/** For the script of the link's page: what the device is asked to make. */
export const action = consoleDoorAction(async ({ visitor, passkeySite, params, request }) => {
  const name = String((await readForm(request)).get('name') ?? '');
  const offer = { token: params.token ?? '', name: name.slice(0, 60), platform: passkeySite.host };
  return Response.json(await offerPasskey(visitor, passkeySite, offer));
});
