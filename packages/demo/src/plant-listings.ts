import { type Database, sql } from '@entraide/db';
import { composeDemoListing } from './compose-listing.ts';
import type { DemoSpace } from './compose-member.ts';
import { seedOf } from './content/index.ts';
import { type Author, insertListings, type Snapper } from './insert-demo.ts';
import { learnFresh, wordCollector } from './learn-demo.ts';
import { batchesOf, type Range } from './range.ts';
import type { World } from './world.ts';

export interface Planting {
  tenantId: string;
  space: DemoSpace;
  seed: number;
  authors: readonly Author[];
  /** Needed when some are outside of the space's own cities. */
  world: World | null;
  /** Milliseconds. */
  now: number;
  missing: readonly Range[];
  onPlanted?: (planted: number) => void;
}

/** Large enough that what a statement costs once, triggers included, is little; small enough to be undone and shown. */
const BATCH = 5_000;
/** Batches under way: Postgres works a core each. */
const LANES = 2;
/** A batch may take long on a machine that does other things, too. */
export const DEADLINE_MS = 60_000;

/**
 * Composes and writes listings, a transaction a batch, batches side by side and in no order. When one fails, the others that are
 * under way are finished and no more are begun. `db` is the operator's role.
 */
export async function plantListings(db: Database, planting: Planting): Promise<void> {
  const { space, seed, authors, world, now } = planting;
  const mark = seedOf(`${seed} ${space.slug}`);
  const snapper: Snapper = { world, known: new Map() };
  const batches = batchesOf(planting.missing, BATCH);
  const freshIn = wordCollector();
  let planted = 0;
  const lane = async (): Promise<void> => {
    for (const { from, to } of batches) {
      const listings = Array.from({ length: to - from }, (_, at) =>
        composeDemoListing(space, authors, seed, from + at, world),
      );
      const fresh = freshIn(listings);
      await db.inTenant(
        planting.tenantId,
        async (tx) => {
          // What the word index gathers is sorted in memory, in one go.
          await tx.execute(sql`set local work_mem = '128MB'`);
          await insertListings(tx, listings, authors, snapper, { now, mark });
          await learnFresh(tx, fresh);
        },
        { deadlineMs: DEADLINE_MS },
      );
      planted += listings.length;
      planting.onPlanted?.(planted);
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const outcome of lanes) if (outcome.status === 'rejected') throw outcome.reason;
}
