import { connectAccount, disconnectAccount } from '@entraide/core/dues';
import { Invalid, NotFound } from '@entraide/core/error';
import { settingsPaths } from '@entraide/model/path';
import { readForm, redirectToPay, safeRedirect, spaceAction, spaceLoader } from '../framework/index.ts';

/** There is nothing to see here: whoever comes back after proving who they are presses the button again. */
export const loader = spaceLoader(() => {
  throw safeRedirect(settingsPaths.section('dues'));
});

/** Leads an admin to Stripe, where the association opens its account; or ends the connection. */
export const action = spaceAction(async ({ ctx, request }) => {
  const form = await readForm(request);
  const said = (connect: string) => safeRedirect(settingsPaths.section('dues', { connect }), 303);
  let href: string;
  try {
    if (form.get('intent') === 'disconnect') {
      await disconnectAccount(ctx);
      throw said('ended');
    }
    href = await connectAccount(ctx, { country: String(form.get('country') ?? '') });
  } catch (error) {
    if (error instanceof Invalid) throw said('country');
    // Ended already, in another window.
    if (error instanceof NotFound && ctx.stripe) throw said('ended');
    throw error;
  }
  throw redirectToPay(href);
});
