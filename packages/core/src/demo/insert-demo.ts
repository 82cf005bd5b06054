import { sql, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { cellAt, MOST_CUTS } from '@entraide/model/geo';
import { type Located, locate } from '../listing/index.ts';
import type { DemoListing } from './compose-listing.ts';
import type { DemoMember } from './compose-member.ts';

export type Author = DemoMember & { id: string };

export async function insertMembers(tx: TenantTx, authors: readonly Author[], now: number): Promise<void> {
  const rows = authors.map(({ id, email, displayName, locale, role, ageMs }) => ({
    id,
    email,
    display_name: displayName,
    locale,
    role,
    created_at: new Date(now - ageMs),
  }));
  await tx.execute(sql`
    insert into members (id, email, display_name, locale, role, created_at)
    select id, email, display_name, locale, role, created_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, email text, display_name text, locale text, role text, created_at timestamptz)`);
}

/** As listings of members are written: snapped to their cells, with ids of the moment they stand for. */
export async function insertListings(
  tx: TenantTx,
  batch: readonly DemoListing[],
  authors: readonly Author[],
  snapped: Map<string, Located>,
  now: number,
): Promise<void> {
  const rows: Record<string, unknown>[] = [];
  for (const { author, ageMs, endedMs, solvedMs, onBehalf, hideName, ...listing } of batch) {
    const at = new Date(now - ageMs);
    const { radiusM, placeId, ...where } = await snap(tx, listing, snapped);
    rows.push({
      ...listing,
      ...where,
      id: newId(at),
      author_id: authors[author]?.id,
      on_behalf: onBehalf,
      hide_name: hideName,
      radius_m: radiusM,
      place_id: placeId,
      created_at: at,
      expires_at: new Date(now - endedMs),
      solved_at: solvedMs === null ? null : new Date(now - solvedMs),
    });
  }
  await tx.execute(sql`
    insert into listings (id, author_id, kind, category, title, description, locale, status, urgent, on_behalf, hide_name,
      precision, lat, lon, radius_m, place_id, country, created_at, updated_at, expires_at, solved_at)
    select id, author_id, kind, category, title, description, locale, status, urgent, on_behalf, hide_name,
      precision, lat, lon, radius_m, place_id, country, created_at, coalesce(solved_at, created_at), expires_at, solved_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, author_id uuid, kind text, category text, title text, description text, locale text, status text,
        urgent boolean, on_behalf boolean, hide_name boolean, precision text, lat float8, lon float8, radius_m integer,
        place_id integer, country text, created_at timestamptz, expires_at timestamptz, solved_at timestamptz)`);
}

/** As a listing of a member is snapped; cells come again and again, so each is looked up once. */
async function snap(
  tx: TenantTx,
  { point, precision }: Pick<DemoListing, 'point' | 'precision'>,
  snapped: Map<string, Located>,
): Promise<Located> {
  const cell =
    precision === 'public-place' ? point : cellAt(point, precision === 'neighbourhood' ? MOST_CUTS : 0);
  const key = `${precision} ${cell.lat} ${cell.lon}`;
  const known = snapped.get(key);
  if (known) return known;
  const located = await locate(tx, point, precision);
  snapped.set(key, located);
  return located;
}
