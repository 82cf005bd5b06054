import { alerts, eq, inArray, places, sql, type TenantTx } from '@entraide/db';
import type { Locale, TenantConfig } from '@entraide/model/tenant';
import { nameAlert } from './name-alert.ts';

/** Saved searches in their reader's words, by their ids. One that was deleted has no name any more. */
export async function nameAlerts(
  tx: TenantTx,
  config: TenantConfig,
  locale: Locale,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      search: alerts,
      placeName: sql<string | null>`coalesce(${places.labels} ->> ${locale}, ${places.name})`,
    })
    .from(alerts)
    .leftJoin(places, eq(places.id, alerts.placeId))
    .where(inArray(alerts.id, [...new Set(ids)]));
  return new Map(
    rows.map(({ search, placeName }) => [
      search.id,
      nameAlert(config, locale, { ...search, ...looksIn(search) }, placeName),
    ]),
  );
}

function looksIn({ nearLat, nearLon, radiusKm, west, south, east, north }: typeof alerts.$inferSelect) {
  return {
    near: nearLat !== null && nearLon !== null ? { lat: nearLat, lon: nearLon } : undefined,
    radiusKm: radiusKm ?? undefined,
    bbox:
      west !== null && south !== null && east !== null && north !== null
        ? { west, south, east, north }
        : undefined,
  };
}
