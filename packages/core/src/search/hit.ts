import { type SQL, sql } from '@entraide/db';
import type { DocumentQuery, Tier } from './document.ts';

/** A listing's id and its place in the order: the chord to the point asked for, or 0. */
export interface Hit {
  id: string;
  chord: number;
}

export interface RelevantHit extends Hit {
  tier: Tier;
}

/** Which hits of a plan to find. */
export interface HitRange {
  /** What the inverted index must hold besides the plan's filters. */
  words: readonly DocumentQuery[];
  /** Where to go on: behind this hit; null: from the first one. */
  after: Hit | null;
  /** Hits to find at most. */
  most: number;
}

/** What comes behind a hit where the least `measure` comes first, and of equal ones the newest. */
export const behindHit = (measure: SQL, value: SQL | number, id: string): SQL =>
  sql`(${measure} > ${value}::float8 or ${measure} = ${value}::float8 and id < ${id}::uuid)`;
