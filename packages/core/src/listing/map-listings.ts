import { and, inArray, listings, type TenantTx } from '@entraide/db';
import type { MapParams } from '@entraide/model/listing';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import {
  countTiles,
  type MapPlan,
  PLANNED_ONCE,
  planMap,
  readAttempts,
  type SingleListing,
  singleListings,
  type Tile,
} from '../search/index.ts';
import { assertMayRead } from '../space/index.ts';
import type { MapFeature, MapFeatures } from './map-feature.ts';

/**
 * What the map draws: single listings where they stand alone in their tile, else a cluster with their number.
 * Counts add up to the list's total for the same filters.
 * @throws Invalid, SignInNeeded, NotAllowed
 */
export async function mapListings(ctx: Ctx, params: MapParams): Promise<MapFeatures> {
  assertMayRead(ctx);
  const plan = planMap(params, ctx.clock());
  const features = await inTenant(
    ctx,
    async (tx) => {
      // As the list does: when nothing holds all the words, what holds most of them.
      for (const wanted of await readAttempts(tx, ctx.tenant.config, params.q)) {
        const some = await featuresOf(ctx, tx, { ...plan, wanted });
        if (some.length > 0) return some;
      }
      return [];
    },
    PLANNED_ONCE,
  );
  return { type: 'FeatureCollection', features };
}

async function featuresOf(ctx: Ctx, tx: TenantTx, plan: MapPlan): Promise<MapFeature[]> {
  const tiles = await countTiles(tx, plan);
  const alone = tiles.filter(({ count }) => count === 1);
  const singles = await seenOf(ctx, tx, await singleListings(tx, plan, alone));
  return [...tiles.filter(({ count }) => count > 1).map(clusterOf), ...singles.map(markOf)];
}

/** Without those by people whom the reader does not see. A cluster counts them all the same: docs/decisions/0050. */
async function seenOf(ctx: Ctx, tx: TenantTx, singles: SingleListing[]): Promise<SingleListing[]> {
  const unseen = memberOf(ctx)?.unseen;
  if (!unseen || singles.length === 0) return singles;
  const hidden = await tx
    .select({ id: listings.id })
    .from(listings)
    .where(
      and(
        inArray(
          listings.id,
          singles.map(({ id }) => id),
        ),
        inArray(listings.authorId, [...unseen]),
      ),
    );
  return singles.filter(({ id }) => !hidden.some((one) => one.id === id));
}

const clusterOf = ({ count, lat, lon }: Tile): MapFeature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [round(lon), round(lat)] },
  properties: { cluster: true, count },
});

const markOf = ({ id, kind, category, urgent, lat, lon }: SingleListing): MapFeature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [lon, lat] },
  properties: { cluster: false, id, kind, category, urgent },
});

/** About a hundred metres: no finer than the grid that listings are shown on. */
const round = (degrees: number) => Math.round(degrees * 1000) / 1000;
