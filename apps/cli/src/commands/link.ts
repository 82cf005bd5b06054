import { inviteLinkFromPlatform } from '@entraide/core/invite';
import { publicAddress } from '@entraide/core/settings';
import type { Call } from '../call.ts';
import { withNamedTenant } from '../named-tenant.ts';
import { asOperator } from '../operator.ts';
import { sayLink } from '../show-link.ts';

export async function link({ terminal, words: [slug = ''], options }: Call<{ dryRun?: boolean }>) {
  const dryRun = options.dryRun === true;
  const found = await asOperator(terminal, ({ ctx, settings }) =>
    withNamedTenant(ctx, slug, () =>
      inviteLinkFromPlatform(ctx, slug, { address: publicAddress(settings), dryRun }),
    ),
  );
  terminal.data(found, found ? [found.url] : []);
  sayLink(terminal, found);
  if (dryRun && !found) terminal.say('Nothing was written: this was a dry run. It would make a link.');
}
