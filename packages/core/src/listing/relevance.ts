import type { TenantTx } from '@entraide/db';
import { chordOf, metresOf, type Point } from '@entraide/model/geo';
import type { SearchParams } from '@entraide/model/listing';
import type { Ctx } from '../ctx/index.ts';
import { allOf, type DocumentQuery, type Word, wordsQuery } from './document.ts';
import { type Hit, nearest, newest } from './walk.ts';

/** 0: its title holds all the words; 1: only its text does. */
export type Tier = 0 | 1;
export interface RelevantHit extends Hit {
  tier: Tier;
}

/** A listing whose title holds the words counts as this many times nearer than one that says them only in its text. */
export const TIMES = [1, 4] as const;
/** Nearer than this, all is equally near: next door is no better than down the road. */
export const NEAR = chordOf(5_000);

export const scoreOf = ({ tier, chord }: { tier: Tier; chord: number }) => (chord + NEAR) * TIMES[tier];
const byScore = (a: RelevantHit, b: RelevantHit) => scoreOf(a) - scoreOf(b) || (a.id < b.id ? -1 : 1);

/**
 * By relevance and nearness together: a listing whose title holds all the words counts as four times nearer than one that says them
 * only in its text. Without a point, those with the words in their title come first, and the newest of each first. Both orders are
 * walked as far as a page needs, so that the page is exact.
 */
export async function mostRelevant(
  ctx: Ctx,
  tx: TenantTx,
  params: SearchParams,
  words: readonly Word[],
  after: RelevantHit | null,
  most: number,
): Promise<RelevantHit[]> {
  const { near } = params;
  return near
    ? nearestOfBoth(ctx, tx, { ...params, near }, tiersOf(words), after, most)
    : titlesThenTexts(ctx, tx, params, tiersOf(words), after, most);
}

type Tiers = readonly [DocumentQuery[], DocumentQuery[]];

function tiersOf(words: readonly Word[]): Tiers {
  const inTitle = wordsQuery(words, true);
  return [inTitle, [...wordsQuery(words), `!(${allOf(inTitle)})`]];
}

async function nearestOfBoth(
  ctx: Ctx,
  tx: TenantTx,
  params: SearchParams & { near: Point },
  tiers: Tiers,
  after: RelevantHit | null,
  most: number,
): Promise<RelevantHit[]> {
  const hits: RelevantHit[] = [];
  for (const tier of [0, 1] as const) {
    // In the other tier, the chord that scores the same: behind the cursor, and before a page that is full already.
    const same = (hit: RelevantHit) => (hit.tier === tier ? hit.chord : scoreOf(hit) / TIMES[tier] - NEAR);
    const last = hits.length >= most ? hits.at(-1) : undefined;
    const withinM = last && metresOf(same(last));
    if (withinM !== undefined && !(withinM > 0)) continue;
    const behind = after && { id: after.id, chord: Math.max(-1, same(after)) };
    const nearby = await nearest(ctx, tx, params, tiers[tier], behind, most, withinM);
    hits.push(...nearby.map((hit) => ({ ...hit, tier })));
  }
  return hits.sort(byScore).slice(0, most);
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
  for (const tier of [0, 1] as const) {
    if (hits.length >= most || (after && after.tier > tier)) continue;
    const behind = after?.tier === tier ? after : null;
    const latest = await newest(ctx, tx, params, tiers[tier], behind, most - hits.length);
    hits.push(...latest.map((hit) => ({ ...hit, tier })));
  }
  return hits;
}
