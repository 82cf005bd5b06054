import { NotFound } from '@entraide/core/error';
import { resetFromPlatform } from '@entraide/core/second-factor';
import { publicAddress } from '@entraide/core/settings';
import { findTenant } from '@entraide/core/tenant';
import type { Call } from '../call.ts';
import { Failure } from '../failure.ts';
import { withNamedTenant } from '../named-tenant.ts';
import { asOperator } from '../operator.ts';

export async function resetFactor({
  terminal,
  words: [slug = '', email = ''],
  options,
}: Call<{ dryRun?: boolean }>) {
  const dryRun = options.dryRun === true;
  const reset = await asOperator(terminal, async ({ ctx, settings }) => {
    await withNamedTenant(ctx, slug, () => findTenant(ctx, slug));
    try {
      return await resetFromPlatform(ctx, slug, { email }, { address: publicAddress(settings), dryRun });
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      throw new Failure(
        `Nobody in ${slug} has the address ${email}.`,
        'they joined with another one, or not at all',
        `look in the list of members of ${slug}, or pnpm platform tenant invite ${slug} ${email} --role admin`,
      );
    }
  });
  const done = dryRun ? 'would be forgotten' : 'is forgotten';
  terminal.data(reset, reset.changed ? [`the second factor of ${reset.email} ${done}`] : []);
  if (!reset.changed) terminal.say(`${reset.email} has no second factor: there is nothing to reset.`);
  else if (!dryRun)
    terminal.say(
      'They are signed out everywhere and told by mail; they set up a new one at their next visit.',
    );
}
