import { inArray, listings, members, sql, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { TenantConfig } from '@entraide/model/tenant';
import { type OperatorCtx, recordAct } from '../audit/index.ts';
import type { Located } from '../listing/index.ts';
import { findTenant } from '../tenant/find-tenant.ts';
import { composeDemoListing, type DemoListing } from './compose-listing.ts';
import { composeMember, type DemoMember, type DemoSpace } from './compose-member.ts';
import { type Author, insertListings, insertMembers } from './insert-demo.ts';

export interface DemoOptions {
  listings: number;
  members: number;
  seed: number;
  dryRun?: boolean;
  /** Called between batches, with what has been sent. */
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

const BATCH = 2_000;
/** Batches under way: Postgres works a core each. */
const LANES = 3;
/** A batch may take long on a machine that does other things, too. */
const DEADLINE_MS = 60_000;

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
  const space: DemoSpace = { slug, locales, categories };
  const invented = Array.from({ length: Math.max(1, options.members) }, (_, number) =>
    composeMember(space, options.seed, number),
  );
  const known = await platform.db.inTenant(tenant.id, (tx) => readPlanted(tx, invented), {
    deadlineMs: DEADLINE_MS,
  });
  const missing = Math.max(0, options.listings - known.listings);
  const newMembers = invented.length - known.ids.size;
  const answer = (added: { listings: number; members: number }): Planted => ({
    slug,
    ...added,
    already: missing === 0 && newMembers === 0,
    seconds: (performance.now() - started) / 1000,
  });
  if (options.dryRun || (missing === 0 && newMembers === 0))
    return answer({ listings: missing, members: newMembers });

  const now = platform.clock().getTime();
  const authors = invented.map(
    (member): Author => ({
      ...member,
      id: known.ids.get(member.email) ?? newId(new Date(now - member.ageMs)),
    }),
  );
  await platform.db.inTenant(
    tenant.id,
    async (tx) => {
      await insertMembers(
        tx,
        authors.filter(({ email }) => !known.ids.has(email)),
        now,
      );
      await recordAct(platform, tx, {
        action: 'demo.plant',
        tenantId: tenant.id,
        details: { slug, listings: missing, members: newMembers, seed: options.seed },
      });
    },
    { deadlineMs: DEADLINE_MS },
  );

  const snapped = new Map<string, Located>();
  const writes: Promise<void>[] = [];
  for (let from = known.listings; from < options.listings; from += BATCH) {
    const to = Math.min(from + BATCH, options.listings);
    const batch: DemoListing[] = [];
    for (let number = from; number < to; number++)
      batch.push(composeDemoListing(space, authors, options.seed, number));
    if (writes.length >= LANES) await writes.shift();
    if (from > known.listings) options.onProgress?.({ planted: from, of: options.listings });
    const before = writes.at(-1);
    const write = platform.db.inTenant(
      tenant.id,
      async (tx) => {
        await insertListings(tx, batch, authors, snapped, now);
        // Batches are written side by side and committed in order: what is there is always a beginning, so it can be continued.
        await before;
      },
      { deadlineMs: DEADLINE_MS },
    );
    // Its failure is thrown where it is awaited, never as an unhandled one before that.
    write.catch(() => {});
    writes.push(write);
  }
  await writes.at(-1);
  return answer({ listings: missing, members: newMembers });
}

async function readPlanted(tx: TenantTx, invented: readonly DemoMember[]) {
  const emails = invented.map(({ email }) => email);
  const rows = await tx
    .select({ id: members.id, email: members.email })
    .from(members)
    .where(inArray(members.email, emails));
  const ids = new Map(rows.map(({ id, email }) => [email, id]));
  if (ids.size === 0) return { ids, listings: 0 };
  const [count] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(listings)
    .where(inArray(listings.authorId, [...ids.values()]));
  return { ids, listings: count?.count ?? 0 };
}
