import { alertMatches, eq, type KeptWord, listings, members, sql, type TenantTx } from '@entraide/db';
import type { Every } from '@entraide/model/alert';
import type { Ctx } from '../ctx/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { authorOfListing } from '../listing/index.ts';
import { fittingQueries, meaningsOf, textArray } from '../search/index.ts';
import { termsOfListing } from './terms.ts';
import { tilesAt } from './tiles.ts';
import { mayHold, type Spoken } from './words.ts';

/** An alert that a listing fits, for the first time. */
export interface Match {
  alertId: string;
  memberId: string;
  every: Every;
}

interface Candidate extends Match {
  q: string | null;
  /** The listing says each of its words, or it has none: however they are read now, it fits. */
  sure: boolean;
}

/**
 * Finds the saved searches that would find this listing, and keeps that they did: each tells of it once. One query finds those that may
 * fit; words are then read as a search reads them now. Nobody is told of their own listing, nor of one that they may not see.
 */
export async function matchListing(
  ctx: Pick<Ctx, 'tenant' | 'clock'>,
  tx: TenantTx,
  listingId: string,
): Promise<Match[]> {
  const candidates = await candidatesFor(ctx, tx, listingId);
  const texts = [...new Set(candidates.flatMap(({ q, sure }) => (q && !sure ? [q] : [])))];
  const fitting =
    texts.length > 0 ? await fittingQueries(tx, ctx.tenant.config, texts, listingId) : new Set<string>();
  const matches = candidates.filter(({ q, sure }) => sure || !q || fitting.has(q));
  if (matches.length === 0) return [];
  const ids = `{${matches.map(({ alertId }) => alertId).join(',')}}`;
  const rows = await tx.execute<{ id: string }>(sql`
    insert into ${alertMatches} (alert_id, listing_id, found_at)
    select id, ${listingId}::uuid, ${ctx.clock().toISOString()}::timestamptz from alerts where id = any (${ids}::uuid[])
    on conflict do nothing returning alert_id as id`);
  await sweepTonight(ctx, tx);
  const added = new Set([...rows].map(({ id }) => id));
  return matches
    .filter(({ alertId }) => added.has(alertId))
    .map(({ alertId, memberId, every }) => ({ alertId, memberId, every }));
}

/** Alerts that fit but for their words, which only may. */
async function candidatesFor(
  { tenant, clock }: Pick<Ctx, 'tenant' | 'clock'>,
  tx: TenantTx,
  listingId: string,
): Promise<Candidate[]> {
  const [listing] = await tx
    .select({
      ...{ authorId: listings.authorId, kind: listings.kind, category: listings.category },
      ...{ lat: listings.lat, lon: listings.lon, status: listings.status, expiresAt: listings.expiresAt },
      ...{ author: members.status, sample: listings.sample },
      stems: sql<
        string[]
      >`stems_of(${listings.locale}, ${listings.title}) || stems_of(${listings.locale}, ${listings.description})`,
    })
    .from(listings)
    .innerJoin(members, authorOfListing)
    .where(eq(listings.id, listingId));
  if (!listing || listing.sample) return [];
  if (listing.status !== 'published' || listing.author !== 'active' || listing.expiresAt <= clock())
    return [];
  const { phrases } = await meaningsOf(tx, tenant.config);
  const spoken: Spoken = {
    stems: [...new Set(listing.stems)],
    meanings: phrases.filter(({ slug }) => slug === listing.category),
  };
  const terms = textArray(termsOfListing(spoken, listing));
  const tiles = `{${tilesAt(listing).join(',')}}`;
  const { authorId } = listing;
  const rows = await tx.execute<
    Match & { q: string | null; words: KeptWord[] } & Record<string, unknown>
  >(sql`
    with found as materialized (
      select distinct alert_id from alert_terms where term = any (${terms}::text[]) and tile = any (${tiles}::bigint[])
    ),
    listing as materialized (select * from listings where id = ${listingId}::uuid),
    -- One scan over all the ids: a join would begin anew for each of thousands.
    fitting as materialized (
      select a.* from alerts a cross join listing l
      where a.id = any (array(select alert_id from found))
        and a.member_id <> l.author_id
        and (a.kind is null or a.kind = l.kind)
        and (a.category is null or a.category = l.category)
        and (not a.urgent or l.urgent)
        and (a.language is null or a.language = l.locale)
        and (a.west is null or (l.lat between a.south and a.north
          and case when a.west < a.east then l.lon between a.west and a.east else l.lon >= a.west or l.lon <= a.east end))
        and (a.reach is null or 2 * sqrt(power(sind((l.lat - a.near_lat) / 2), 2)
          + cosd(l.lat) * cosd(a.near_lat) * power(sind((l.lon - a.near_lon) / 2), 2)) <= a.reach)
    ),
    accepted as materialized (
      select id from members where status = 'active' and id = any (array(select member_id from fitting))
    ),
    unseeing as materialized (
      select b.by_id as id from member_blocks b where b.about_id = ${authorId}::uuid
      union select b.about_id from member_blocks b join members m on m.id = b.about_id
        where b.by_id = ${authorId}::uuid and b.kind = 'block' and m.role = 'member'
    )
    select a.id as "alertId", a.member_id as "memberId", a.every, a.q, a.words
    from fitting a
    where a.member_id in (select id from accepted)
      and a.member_id not in (select id from unseeing)`);
  const holds = mayHold(spoken);
  const said = new Set(spoken.stems);
  return [...rows].flatMap(({ words, ...match }) =>
    words.every(holds)
      ? [{ ...match, sure: words.every(({ stems }) => stems.some((stem) => said.has(stem))) }]
      : [],
  );
}
