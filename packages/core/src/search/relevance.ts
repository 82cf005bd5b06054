import type { TenantTx } from '@entraide/db';
import { chordOf, metresOf, type Point } from '@entraide/model/geo';
import type { SearchParams } from '@entraide/model/listing';
import type { Ctx } from '../ctx/index.ts';
import { type DocumentQuery, type Tier, tiersOf, type Wanted } from './document.ts';
import { type Hit, nearest, newest } from './walk.ts';

export interface RelevantHit extends Hit {
  tier: Tier;
}

/**
 * A listing whose title holds the words counts as this many times nearer than one that says them only in its text, and that one than
 * one whose category means them: within 45 km, what says the words comes before what means them.
 */
export const TIMES = [1, 4, 40] as const;
/** Nearer than this, all is equally near: next door is no better than down the road. */
export const NEAR = chordOf(5_000);

export const scoreOf = ({ tier, chord }: { tier: Tier; chord: number }) => (chord + NEAR) * TIMES[tier];
const byScore = (a: RelevantHit, b: RelevantHit) => scoreOf(a) - scoreOf(b) || (a.id < b.id ? 1 : -1);

/**
 * By relevance and nearness together, as {@link TIMES} weighs them. Without a point, those with the words in their title come first, then
 * those that say them, then those whose category means them, and the newest of each first. Each tier is walked as far as a page needs,
 * so that the page is exact.
 */
export async function mostRelevant(
  ctx: Ctx,
  tx: TenantTx,
  params: SearchParams,
  wanted: Wanted,
  after: RelevantHit | null,
  most: number,
): Promise<RelevantHit[]> {
  const { near } = params;
  const tiers = apart(tiersOf(wanted));
  return near
    ? nearestOfAll(ctx, tx, { ...params, near }, tiers, after, most)
    : titlesThenTexts(ctx, tx, params, tiers, after, most);
}

/** What a tier finds and the ones before it do not; a search without words is one tier. */
type Tiers = readonly { tier: Tier; queries: DocumentQuery[] }[];

const apart = (queries: readonly DocumentQuery[]): Tiers =>
  queries.length === 0
    ? [{ tier: 0, queries: [] }]
    : queries.map((query, tier) => ({
        tier: tier as Tier,
        queries: [query, ...(tier > 0 ? [`!${queries[tier - 1]}`] : [])],
      }));

async function nearestOfAll(
  ctx: Ctx,
  tx: TenantTx,
  params: SearchParams & { near: Point },
  tiers: Tiers,
  after: RelevantHit | null,
  most: number,
): Promise<RelevantHit[]> {
  const hits: RelevantHit[] = [];
  for (const { tier, queries } of tiers) {
    // In the other tier, the chord that scores the same: behind the cursor, and before a page that is full already.
    const same = (hit: RelevantHit) => (hit.tier === tier ? hit.chord : scoreOf(hit) / TIMES[tier] - NEAR);
    const last = hits.length >= most ? hits.at(-1) : undefined;
    const withinM = last && metresOf(same(last));
    if (withinM !== undefined && !(withinM > 0)) continue;
    const behind = after && { id: after.id, chord: Math.max(-1, same(after)) };
    const nearby = await nearest(ctx, tx, params, queries, behind, most, withinM);
    hits.push(...nearby.map((hit) => ({ ...hit, tier })));
    hits.sort(byScore).splice(most);
  }
  return hits;
}

async function titlesThenTexts(
  ctx: Ctx,
  tx: TenantTx,
  params: SearchParams,
  tiers: Tiers,
  after: RelevantHit | null,
  most: number,
): Promise<RelevantHit[]> {
  const hits: RelevantHit[] = [];
  for (const { tier, queries } of tiers) {
    if (hits.length >= most || (after && after.tier > tier)) continue;
    const behind = after?.tier === tier ? after : null;
    const latest = await newest(ctx, tx, params, queries, behind, most - hits.length);
    hits.push(...latest.map((hit) => ({ ...hit, tier })));
  }
  return hits;
}
