import type { PlatformCtx } from '../ctx/index.ts';
import type { PlaceTx } from './place.ts';
import type { Hit } from './rank-places.ts';

type Lookup = (tx: PlaceTx, name: string) => Promise<Hit[]>;

/** Beginnings that are remembered for a database: some 50 kB each. */
const MOST = 200;
const known = new WeakMap<PlatformCtx['db'], Map<string, Hit[]>>();

/**
 * What begins with one letter or two is asked for all day and takes the longest to find; it changes only with the gazetteer, which
 * is loaded before the first request.
 */
export async function begunWith(
  db: PlatformCtx['db'],
  { tx, name, lookUp }: { tx: PlaceTx; name: string; lookUp: Lookup },
): Promise<Hit[]> {
  const own = known.get(db) ?? new Map<string, Hit[]>();
  known.set(db, own);
  const ready = own.get(name);
  const hits = ready ?? (await lookUp(tx, name));
  own.delete(name);
  // An empty gazetteer may be filled yet.
  if (hits.length > 0) own.set(name, hits);
  for (const oldest of own.keys()) if (own.size > MOST) own.delete(oldest);
  return hits;
}
