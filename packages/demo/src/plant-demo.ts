import { type OperatorCtx, recordOperation } from '@entraide/core/audit';
import { findTenant } from '@entraide/core/tenant';
import { sql, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { TenantConfig } from '@entraide/model/tenant';
import { composeMember, type DemoMember, type DemoSpace } from './compose-member.ts';
import { demoLocales } from './content/index.ts';
import { NUMBER_IN_ID } from './demo-id.ts';
import { type Author, insertMembers } from './insert-demo.ts';
import { DEADLINE_MS, plantListings } from './plant-listings.ts';
import { missingFrom, type Range, rangesLength } from './range.ts';
import { readWorld } from './world.ts';

export interface DemoOptions {
  listings: number;
  members: number;
  seed: number;
  dryRun?: boolean;
  /** Called after each batch, with what is there. */
  onProgress?: (progress: { planted: number; of: number }) => void;
}

export interface Planted {
  slug: string;
  /** Added by this call. */
  listings: number;
  members: number;
  /** True when all of this seed was there before. */
  already: boolean;
  seconds: number;
}

/** The first listings of a space are in a few cities, where they are dense; those after them are wherever people live. */
const IN_OWN_CITIES = 1_000;

/**
 * Plants invented members and listings, a transaction a batch. The same seed gives the same words and cells; what an earlier
 * call planted of it stays and is not planted again, so that a call that was cut short can be repeated.
 * `platform.db` is the operator's role.
 * @throws NotFound
 */
export async function plantDemo(platform: OperatorCtx, slug: string, options: DemoOptions): Promise<Planted> {
  const started = performance.now();
  const tenant = await findTenant(platform, slug);
  const { locales, categories } = TenantConfig.parse(tenant.config);
  const space: DemoSpace = {
    ...{ slug, categories, ownCities: IN_OWN_CITIES },
    locales: demoLocales(locales),
  };
  const invented = Array.from({ length: Math.max(1, options.members) }, (_, number) =>
    composeMember(space, options.seed, number),
  );
  const inTenant = <T>(work: (tx: TenantTx) => Promise<T>) =>
    platform.db.inTenant(tenant.id, work, { deadlineMs: DEADLINE_MS });

  const known = await inTenant((tx) => readPlanted(tx, invented));
  const missing = missingFrom(known.listings, options.listings);
  const newMembers = invented.length - known.ids.size;
  const count = rangesLength(missing);
  const answer = (): Planted => ({
    slug,
    listings: count,
    members: newMembers,
    already: count === 0 && newMembers === 0,
    seconds: (performance.now() - started) / 1000,
  });
  if (options.dryRun || answer().already) return answer();

  const now = platform.clock().getTime();
  const authors = invented.map(
    (member): Author => ({
      ...member,
      id: known.ids.get(member.email) ?? newId(new Date(now - member.ageMs)),
    }),
  );
  await inTenant(async (tx) => {
    await insertMembers(
      tx,
      authors.filter(({ email }) => !known.ids.has(email)),
      now,
    );
    await recordOperation(platform, tx, {
      action: 'demo.plant',
      tenantId: tenant.id,
      details: { slug, listings: count, members: newMembers, seed: options.seed },
    });
  });
  const world = options.listings > space.ownCities ? await inTenant(readWorld) : null;
  await plantListings(platform.db, {
    ...{ tenantId: tenant.id, space, seed: options.seed, authors, world, now, missing },
    onPlanted: (planted) =>
      options.onProgress?.({ planted: options.listings - count + planted, of: options.listings }),
  });
  return answer();
}

/** Which of them are there, and which numbers of their listings, as ranges: batches may have been cut short in any order. */
async function readPlanted(tx: TenantTx, invented: readonly DemoMember[]) {
  const emails = sql`string_to_array(${invented.map(({ email }) => email).join('\n')}::text, E'\n')`;
  const rows = await tx.execute<{ id: string; email: string }>(
    sql`select id, email from members where email = any(${emails})`,
  );
  const ids = new Map(rows.map(({ id, email }) => [email, id]));
  if (ids.size === 0) return { ids, listings: [] };
  const listings = await tx.execute<Range & Record<string, unknown>>(sql`
    select min(number)::float8 as "from", max(number)::float8 + 1 as "to"
    from (
      select number, number - row_number() over (order by number) as island
      from (
        select ${sql.raw(NUMBER_IN_ID)} as number from listings
        where author_id in (select id from members where email = any(${emails}))
      ) planted
    ) numbered group by island order by 1`);
  return { ids, listings: [...listings] };
}
