import { and, eq, members, ne, notInArray, sql, type TenantTx } from '@entraide/db';
import type { Listing } from '@entraide/model/listing';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { onBoard, within } from '../search/index.ts';
import { searchListings } from './search-listings.ts';

/** Near: one goes there and back in an evening. */
const NEAR_KM = 50;
/** Of a listing for a whole country, its point is somewhere in the middle. */
const COUNTRY_KM = 500;
/** Fewer are not told: from a small number and the board one could guess who it is. */
const FEWEST_TOLD = 5;
const MOST_MATCHES = 4;

export interface Reach {
  /** Accepted members besides its author who may read it; null: too few to tell. */
  people: number | null;
  /** Those of them who have something of their own on the board near it; null: too few to tell, or it is for a whole country. */
  near: number | null;
}

/** How many people a listing of the caller's reaches: true counts, and none from which somebody could be told. @throws SignInNeeded */
export async function readReach(ctx: Ctx, { location }: Pick<Listing, 'location'>): Promise<Reach> {
  const { memberId, unseen = [] } = requireMember(ctx);
  return inTenant(ctx, async (tx) => {
    const others = and(
      eq(members.status, 'active'),
      eq(members.isDesk, false),
      ne(members.id, memberId),
      unseen.length > 0 ? notInArray(members.id, [...unseen]) : undefined,
    );
    const people = await count(tx, others);
    const circle = { centre: location, radiusM: NEAR_KM * 1000 };
    const authors = sql`${members.id} in (
      select listings.author_id from listings where ${sql.join(
        [...onBoard(ctx.clock()), sql`not sample`, sql`not hide_name`, ...within({ circle })],
        sql` and `,
      )})`;
    const near = location.precision === 'country' ? null : await count(tx, and(others, authors));
    return { people: told(people), near: told(near) };
  });
}

const told = (figure: number | null) => (figure !== null && figure >= FEWEST_TOLD ? figure : null);

async function count(tx: TenantTx, where: ReturnType<typeof and>): Promise<number> {
  const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(members).where(where);
  return row?.count ?? 0;
}

/**
 * What the board has for a listing of the caller's: open offers for a request, open requests for an offer. Near it and in its country,
 * those of its category first; no examples, and nobody whom the caller does not see.
 * @throws SignInNeeded, NotAllowed
 */
export async function matchesOf(
  ctx: Ctx,
  { id, kind, category, location }: Pick<Listing, 'id' | 'kind' | 'category' | 'location'>,
): Promise<Listing[]> {
  const { lat, lon, country, precision } = location;
  const near = {
    kind: kind === 'request' ? ('offer' as const) : ('request' as const),
    near: { lat, lon },
    radiusKm: precision === 'country' ? COUNTRY_KM : NEAR_KM,
    sort: 'distance' as const,
    limit: 20,
  };
  const found = new Map<string, Listing>();
  for (const params of [{ ...near, category }, near]) {
    const { items } = await searchListings(ctx, params);
    for (const one of items)
      if (one.id !== id && !one.mine && !one.sample && one.location.country === country)
        found.set(one.id, found.get(one.id) ?? one);
    if (found.size >= MOST_MATCHES) break;
  }
  return [...found.values()].slice(0, MOST_MATCHES);
}
