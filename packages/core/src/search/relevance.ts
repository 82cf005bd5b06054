import type { TenantTx } from '@entraide/db';
import { chordOf, metresOf, type Point } from '@entraide/model/geo';
import { EQUALLY_NEAR_KM } from '@entraide/model/listing';
import { type DocumentQuery, type Tier, tiersOf } from './document.ts';
import type { RelevantHit } from './hit.ts';
import { newest } from './newest.ts';
import type { PagePlan } from './plan.ts';
import { nearest } from './ring-search.ts';

/**
 * By tier. A listing whose title holds the words counts as this many times nearer than one that says them only in its text, and that one
 * than one whose category means them: within 45 km, what says the words comes before what means them.
 */
export const TIER_FACTORS = [1, 4, 40] as const;
/** As a chord. */
export const EQUALLY_NEAR = chordOf(EQUALLY_NEAR_KM * 1000);

export const scoreOf = ({ tier, chord }: { tier: Tier; chord: number }) =>
  (chord + EQUALLY_NEAR) * TIER_FACTORS[tier];
const byScore = (a: RelevantHit, b: RelevantHit) => scoreOf(a) - scoreOf(b) || (a.id < b.id ? 1 : -1);

/**
 * By relevance and nearness together, as {@link TIER_FACTORS} weighs them. Without a point, those with the words in their title come
 * first, then those that say them, then those whose category means them, and the newest of each first. Each tier is walked as far as a
 * page needs, so that the page is exact.
 */
export async function mostRelevant(tx: TenantTx, plan: PagePlan): Promise<RelevantHit[]> {
  const { near, cursor } = plan;
  const tiers = apart(tiersOf(plan.wanted));
  const after = cursor?.by === 'relevance' ? cursor : null;
  return near ? nearestOfAll(tx, { ...plan, near }, tiers, after) : titlesThenTexts(tx, plan, tiers, after);
}

/** What a tier finds and the ones before it do not; a search without words is one tier. */
type Tiers = readonly { tier: Tier; words: DocumentQuery[] }[];

const apart = (queries: readonly DocumentQuery[]): Tiers =>
  queries.length === 0
    ? [{ tier: 0, words: [] }]
    : queries.map((query, tier) => ({
        tier: tier as Tier,
        words: [query, ...(tier > 0 ? [`!${queries[tier - 1]}`] : [])],
      }));

async function nearestOfAll(
  tx: TenantTx,
  plan: PagePlan & { near: Point },
  tiers: Tiers,
  after: RelevantHit | null,
): Promise<RelevantHit[]> {
  const { most } = plan;
  const hits: RelevantHit[] = [];
  for (const { tier, words } of tiers) {
    // In the other tier, the chord that scores the same: behind the cursor, and before a page that is full already.
    const same = (hit: RelevantHit) =>
      hit.tier === tier ? hit.chord : scoreOf(hit) / TIER_FACTORS[tier] - EQUALLY_NEAR;
    const last = hits.length >= most ? hits.at(-1) : undefined;
    const withinM = last && metresOf(same(last));
    if (withinM !== undefined && !(withinM > 0)) continue;
    const behind = after && { id: after.id, chord: Math.max(-1, same(after)) };
    const nearby = await nearest(tx, plan, { words, after: behind, most, withinM });
    hits.push(...nearby.map((hit) => ({ ...hit, tier })));
    hits.sort(byScore).splice(most);
  }
  return hits;
}

async function titlesThenTexts(
  tx: TenantTx,
  plan: PagePlan,
  tiers: Tiers,
  after: RelevantHit | null,
): Promise<RelevantHit[]> {
  const hits: RelevantHit[] = [];
  for (const { tier, words } of tiers) {
    if (hits.length >= plan.most || (after && after.tier > tier)) continue;
    const behind = after?.tier === tier ? after : null;
    const latest = await newest(tx, plan, { words, after: behind, most: plan.most - hits.length });
    hits.push(...latest.map((hit) => ({ ...hit, tier })));
  }
  return hits;
}
