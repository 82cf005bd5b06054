import type { OperatorCtx } from '@entraide/core/audit';
import { findTenant, listTenants } from '@entraide/core/tenant';
import { sql } from '@entraide/db';
import { seedOf } from './content/index.ts';
import { demoIdPattern, NUMBER_IN_ID } from './demo-id.ts';
import { type DemoOptions, type Planted, plantDemo } from './plant-demo.ts';

const DAY_MS = 86_400_000;

/**
 * Plants the demo in each of these spaces that has no listing that anybody sees, and anew where its newest listing is older than a day:
 * its dates move with the clock. For the operator's role.
 */
export async function plantMissingDemos(
  platform: OperatorCtx,
  slugs: readonly string[],
  options: Omit<DemoOptions, 'onProgress'> = { listings: 300, members: 120, seed: 1 },
): Promise<Planted[]> {
  const planted: Planted[] = [];
  for (const { slug, listings } of await listTenants(platform)) {
    if (!slugs.includes(slug)) continue;
    if (listings === 0 || (await forgetOld(platform, slug, options)))
      planted.push(await plantDemo(platform, slug, options));
  }
  return planted;
}

/** Removes a demo of yesterday or before, but for the listings that somebody has answered. @returns whether there was one */
async function forgetOld(
  platform: OperatorCtx,
  slug: string,
  { seed, listings }: DemoOptions,
): Promise<boolean> {
  const { id } = await findTenant(platform, slug);
  const pattern = demoIdPattern(seedOf(`${seed} ${slug}`));
  const ours = sql`id::text ~ ${pattern} and ${sql.raw(NUMBER_IN_ID)} < ${listings}::bigint`;
  return platform.db.inTenant(id, async (tx) => {
    const [newest] = await tx.execute<{ at: number | null }>(
      sql`select (extract(epoch from max(created_at)) * 1000)::float8 as at from listings where ${ours}`,
    );
    if (!newest?.at || platform.clock().getTime() - newest.at < DAY_MS) return false;
    await tx.execute(sql`
      delete from listings where ${ours} and not exists (select 1 from threads where threads.listing_id = listings.id)`);
    return true;
  });
}
