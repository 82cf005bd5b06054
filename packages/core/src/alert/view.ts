import { alertMatches, type alerts, and, eq, inArray, sql, type TenantTx } from '@entraide/db';
import type { Alert } from '@entraide/model/alert';
import type { Locale } from '@entraide/model/tenant';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { getPlace } from '../place/index.ts';
import { nameAlert } from './name-alert.ts';
import { areaOf } from './where.ts';

type Row = typeof alerts.$inferSelect;

export const showAlert = async (ctx: Ctx, row: Row): Promise<Alert> =>
  inTenant(ctx, async (tx) => toAlert(ctx, row, await placeNameOf(tx, row, ctx.locale), null));

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
    shown.push(toAlert(ctx, row, await placeNameOf(tx, row, ctx.locale), lastOf.get(row.id) ?? null));
  return shown;
}

async function placeNameOf(tx: TenantTx, { placeId }: Row, locale: string): Promise<string | null> {
  return placeId === null ? null : ((await getPlace(tx, placeId, locale))?.name ?? null);
}

function toAlert(ctx: Ctx, row: Row, placeName: string | null, lastMatchAt: Date | null): Alert {
  const { near, radiusKm, bbox } = areaOf(row);
  const search = {
    ...(near && { near: `${near.lat},${near.lon}` }),
    ...(radiusKm !== undefined && { radiusKm }),
    ...(bbox && { bbox: [bbox.west, bbox.south, bbox.east, bbox.north].join(',') }),
    ...(row.placeId !== null && { place: row.placeId }),
    ...(row.kind && { kind: row.kind }),
    ...(row.category && { category: row.category }),
    ...(row.q && { q: row.q }),
    ...(row.urgent && { urgent: true as const }),
    ...(row.language && { language: row.language }),
  };
  return {
    id: row.id,
    // A reader's language is one of the space's.
    name: nameAlert(ctx.tenant.config, ctx.locale as Locale, search, placeName),
    every: row.every,
    ...search,
    createdAt: row.createdAt.toISOString(),
    lastMatchAt: lastMatchAt?.toISOString() ?? null,
  };
}
