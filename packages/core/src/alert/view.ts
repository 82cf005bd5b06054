import { alertMatches, type alerts, and, eq, inArray, sql, type TenantTx } from '@entraide/db';
import type { Alert } from '@entraide/model/alert';
import type { Locale } from '@entraide/model/tenant';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { nameAlert } from '../mail/name-alert.ts';
import { getPlace, type Place } from '../place/index.ts';
import type { Search } from './search-of.ts';
import { areaOf } from './where.ts';

type Row = typeof alerts.$inferSelect;

export const showAlert = async (ctx: Ctx, row: Row): Promise<Alert> =>
  inTenant(ctx, async (tx) => toAlert(ctx, row, await placeOf(tx, row, ctx.locale), null));

export async function showAlerts(ctx: Ctx, tx: TenantTx, rows: readonly Row[]): Promise<Alert[]> {
  if (rows.length === 0) return [];
  const last = await tx
    .select({ id: alertMatches.alertId, at: sql<string>`max(${alertMatches.foundAt})` })
    .from(alertMatches)
    .where(
      and(
        inArray(
          alertMatches.alertId,
          rows.map(({ id }) => id),
        ),
        eq(alertMatches.seen, false),
      ),
    )
    .groupBy(alertMatches.alertId);
  const lastOf = new Map(last.map(({ id, at }) => [id, new Date(at)]));
  const shown: Alert[] = [];
  for (const row of rows)
    shown.push(toAlert(ctx, row, await placeOf(tx, row, ctx.locale), lastOf.get(row.id) ?? null));
  return shown;
}

const placeOf = async (
  tx: TenantTx,
  { placeId }: Pick<Row, 'placeId'>,
  locale: string,
): Promise<Place | null> => (placeId !== null && (await getPlace(tx, placeId, locale))) || null;

/** The search looks from the place itself, and not only from somewhere near it. */
function isThere(place: Place | null, { near, bbox }: ReturnType<typeof areaOf>): place is Place {
  if (bbox)
    return (
      place?.box !== undefined &&
      Object.entries(bbox).every(([side, at]) => at === place.box?.[side as keyof typeof bbox])
    );
  return near !== undefined && place?.lat === near.lat && place.lon === near.lon;
}

function nameIn(ctx: Ctx, { radiusKm, ...search }: Search, place: Place | null): string {
  // A reader's language is one of the space's.
  const locale = ctx.locale as Locale;
  return nameAlert(
    ctx.tenant.config,
    locale,
    { ...search, ...areaOf({ ...search, radiusKm }) },
    place?.name ?? null,
  );
}

export const nameOf = async (ctx: Ctx, tx: TenantTx, search: Search): Promise<string> =>
  nameIn(ctx, search, await placeOf(tx, search, ctx.locale));

function toAlert(ctx: Ctx, row: Row, place: Place | null, lastMatchAt: Date | null): Alert {
  const area = areaOf(row);
  const { near, radiusKm, bbox } = area;
  return {
    id: row.id,
    name: nameIn(ctx, row, place),
    every: row.every,
    ...(near && { near: `${near.lat},${near.lon}` }),
    ...(radiusKm !== undefined && { radiusKm }),
    ...(bbox && { bbox: [bbox.west, bbox.south, bbox.east, bbox.north].join(',') }),
    ...(isThere(place, area) && { place: place.id }),
    ...(row.kind && { kind: row.kind }),
    ...(row.category && { category: row.category }),
    ...(row.q && { q: row.q }),
    ...(row.urgent && { urgent: true as const }),
    ...(row.language && { language: row.language }),
    createdAt: row.createdAt.toISOString(),
    lastMatchAt: lastMatchAt?.toISOString() ?? null,
  };
}
