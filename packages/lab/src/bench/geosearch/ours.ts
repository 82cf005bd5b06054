import { type Actor, type Ctx, type Tenant, visitor } from '@entraide/core/ctx';
import { createListing, mapListings, searchListings } from '@entraide/core/listing';
import { testFileStore } from '@entraide/core/testing';
import type { Database } from '@entraide/db';
import { newId } from '@entraide/model';
import { MapParams, SearchParams } from '@entraide/model/listing';
import type { Points, Query, Shape } from './shapes.ts';

/** What a shape does, for any way of searching: the nth of its queries. */
export type Call = (n: number) => Promise<unknown>;

/** Queries of which a later page is asked for: its beginning must be found first. */
export const MOST_PAGED = 40;

/** A search reads no file. */
const { fileStore } = testFileStore();
const silent = { info() {}, warn() {}, error() {} };

export function ctxOf(db: Database, tenant: Tenant, now: Date, actor: Actor = visitor): Ctx {
  const clock = () => now;
  return { db, clock, log: silent, fileStore, tenant, actor, locale: 'fr', requestId: newId(), ip: null };
}

/** The verb, as any request of somebody who is signed out. */
export async function callOf(ctx: Ctx, shape: Shape): Promise<Call> {
  const at = <T>(list: readonly T[], n: number): T => {
    const one = list[n % list.length];
    if (one === undefined) throw new Error(`${shape.name} has no queries`);
    return one;
  };
  if (shape.verb === 'map') {
    const queries = shape.queries.map((query) => MapParams.parse(query));
    return (n) => mapListings(ctx, at(queries, n));
  }
  const queries = await Promise.all(
    shape.page
      ? shape.queries.slice(0, MOST_PAGED).map((query) => pageOf(ctx, query, shape.page ?? 1))
      : shape.queries,
  );
  const parsed = queries.map((query) => SearchParams.parse(query));
  return (n) => searchListings(ctx, at(parsed, n));
}

async function pageOf(ctx: Ctx, query: Query, page: number): Promise<Query> {
  let cursor: string | null = null;
  for (let n = 1; n < page; n++) {
    const params: Query = { ...query, ...(cursor && { cursor }) };
    ({ nextCursor: cursor } = await searchListings(ctx, SearchParams.parse(params)));
    if (!cursor) return params;
  }
  return { ...query, ...(cursor && { cursor }) };
}

/** Each author publishes a few times only: a flood is refused. */
export function publishOf(ctxs: readonly Ctx[], points: Points, category: string): Call {
  return async (n) => {
    const ctx = ctxs[n % ctxs.length];
    const place = points.people[n % points.people.length];
    if (!ctx || !place) throw new Error('nobody to publish');
    return createListing(ctx, {
      kind: n % 3 ? 'offer' : 'request',
      category,
      title: `Garde d’enfants le mardi soir, numéro ${n}`,
      description:
        'Étudiante et aînée de quatre, j’ai l’habitude des goûters et des devoirs. Je peux aussi aller chercher les enfants à l’école et rester jusqu’au dîner, deux soirs par semaine.',
      place,
    });
  };
}
