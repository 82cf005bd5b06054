import type { TenantTx } from '@entraide/db';
import type { Cursor } from '@entraide/model/listing';
import { countAndSort } from './count-and-sort.ts';
import { wordsQuery } from './document.ts';
import type { Hit, RelevantHit } from './hit.ts';
import { newest } from './newest.ts';
import type { PagePlan } from './plan.ts';
import { mostRelevant } from './relevance.ts';
import { nearest } from './ring-search.ts';

type AnyHit = Hit & Partial<RelevantHit>;

/** What a page shows, as ids: the rows are read under the policy. */
export interface PageOfHits {
  hits: AnyHit[];
  /** Where the next page begins; null when there is none. */
  next: Cursor | null;
  /** null: more than are counted. */
  total: number | null;
  /** Categories of listings that do not say the words and are found because their category means them. */
  also: string[];
}

/** The hits of one page: few are gathered and sorted at once, many are looked for only as far as the page needs. */
export async function findPage(tx: TenantTx, plan: PagePlan): Promise<PageOfHits> {
  const { total, hits: few, also } = await countAndSort(tx, plan);
  const hits: AnyHit[] = few ?? (await findOfMany(tx, plan));
  const shown = hits.slice(0, plan.most - 1);
  const last = shown.at(-1);
  const next = last && hits.length > shown.length ? cursorAfter(last, plan, total === null) : null;
  return { hits: shown, next, total, also };
}

async function findOfMany(tx: TenantTx, plan: PagePlan): Promise<AnyHit[]> {
  const { near, sort, cursor, most } = plan;
  if (sort === 'relevance') return mostRelevant(tx, plan);
  const words = wordsQuery(plan.wanted);
  if ((sort === 'distance' || sort === 'local') && near) {
    const after = cursor?.by === sort ? cursor : null;
    return nearest(tx, { ...plan, near }, { words, after, most, wholeKm: sort === 'local' });
  }
  return newest(tx, plan, { words, after: cursor && { id: cursor.id, chord: 0 }, most });
}

function cursorAfter({ id, chord, tier = 0 }: AnyHit, { sort: by, wanted }: PagePlan, many: boolean): Cursor {
  const how = { many, fewer: wanted.missing };
  if (by === 'newest') return { by, id, ...how };
  return by === 'relevance' ? { by, tier, chord, id, ...how } : { by, chord, id, ...how };
}
