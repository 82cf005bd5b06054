import { plantDemo } from '@entraide/demo';
import type { Call } from '../call.ts';
import { withNamedTenant } from '../named-tenant.ts';
import { asOperator } from '../operator.ts';

interface Options {
  listings: number;
  members: number;
  seed: number;
  dryRun?: boolean;
}

/** From here on it pays to sort words into their index by heaps. */
const MANY = 5_000;

export async function demo({ terminal, words: [slug = ''], options }: Call<Options>) {
  const { listings, members, seed, dryRun = false } = options;
  const planted = await asOperator(terminal, async ({ ctx, platform }) => {
    const bar = terminal.progress();
    const plant = () =>
      plantDemo(ctx, slug, {
        ...{ listings, members, seed, dryRun },
        onProgress: ({ planted, of }) => bar.show(planted, of, 'listings'),
      });
    const many = listings > MANY && !dryRun;
    const result = await withNamedTenant(ctx, slug, () => (many ? platform.gatherWords(plant) : plant()));
    bar.end();
    if (!result.already && !dryRun) await platform.refreshStatistics();
    return result;
  });
  terminal.data(planted, [
    `${slug}: ${planted.listings} listings by ${planted.members} members, seed ${seed}, ${planted.seconds.toFixed(1)} s`,
  ]);
  if (planted.already) terminal.say(`Seed ${seed} is planted there already: nothing was added.`);
  else if (dryRun) terminal.say('Nothing was written: this was a dry run.');
}
