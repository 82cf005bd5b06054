import { type Located, locate } from '@entraide/core/place';
import { type SQL, sql, type TenantTx } from '@entraide/db';
import { cellAt } from '@entraide/model/geo';
import type { DemoListing } from './compose-listing.ts';
import type { DemoMember } from './compose-member.ts';
import { demoId } from './demo-id.ts';
import type { World } from './world.ts';

export type Author = DemoMember & { id: string };

export async function insertMembers(tx: TenantTx, authors: readonly Author[], now: number): Promise<void> {
  if (authors.length === 0) return;
  const of = column(authors);
  await tx.execute(sql`
    insert into members (id, email, display_name, locale, role, created_at)
    select id, email, display_name, locale, role, to_timestamp(created_ms / 1000)
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ email }) => email)}, ${of(({ displayName }) => displayName)},
      ${of(({ locale }) => locale)}, ${of(({ role }) => role)}, ${of(({ ageMs }) => now - ageMs)}::float8[])
      as r(id, email, display_name, locale, role, created_ms)`);
}

/** Where listings are kept: a million of the world's in memory, a few of a space's own cities as those of members. */
export interface Snapper {
  world: World | null;
  known: Map<string, Located>;
}

const SNAPPED_AT_ONCE = 100;

/** As listings of members are written: snapped to their cells, with ids of the moment they stand for. */
export async function insertListings(
  tx: TenantTx,
  batch: readonly DemoListing[],
  authors: readonly Author[],
  snapper: Snapper,
  { now, mark }: { now: number; mark: number },
): Promise<void> {
  const where: Located[] = [];
  for (const [at, listing] of batch.entries()) {
    where.push(await snap(tx, listing, snapper));
    // In memory nothing is waited for: without a pause, the deadlines of other transactions run out meanwhile.
    if (at % SNAPPED_AT_ONCE === 0) await new Promise(setImmediate);
  }
  const of = column(batch);
  const at = column(where);
  await tx.execute(sql`
    insert into listings (id, author_id, kind, category, title, description, locale, status, urgent, on_behalf, hide_name,
      precision, lat, lon, radius_m, place_id, country, created_at, updated_at, expires_at, solved_at)
    select id, author_id, kind, category, title, description, locale, status, urgent, on_behalf, hide_name, precision, lat, lon,
      radius_m, place_id, country, to_timestamp(created_ms / 1000), to_timestamp(coalesce(solved_ms, created_ms) / 1000),
      to_timestamp(expires_ms / 1000), to_timestamp(solved_ms / 1000)
    from unnest(
      ${of(({ ageMs, number }) => demoId(now - ageMs, mark, number))}::uuid[],
      ${of(({ author }) => authors[author]?.id ?? '')}::uuid[],
      ${of(({ kind }) => kind)}, ${of(({ category }) => category)}, ${of(({ title }) => title)},
      ${of(({ description }) => description)}, ${of(({ locale }) => locale)}, ${of(({ status }) => status)},
      ${of(({ urgent }) => urgent)}::boolean[], ${of(({ onBehalf }) => onBehalf)}::boolean[],
      ${of(({ hideName }) => hideName)}::boolean[], ${of(({ precision }) => precision)},
      ${at(({ lat }) => lat)}::float8[], ${at(({ lon }) => lon)}::float8[], ${at(({ radiusM }) => radiusM)}::integer[],
      ${at(({ placeId }) => placeId)}::integer[], ${at(({ country }) => country)},
      ${of(({ ageMs }) => now - ageMs)}::float8[], ${of(({ endedMs }) => now - endedMs)}::float8[],
      ${of(({ solvedMs }) => (solvedMs === null ? '' : now - solvedMs))}::float8[]
    ) as r(id, author_id, kind, category, title, description, locale, status, urgent, on_behalf, hide_name, precision, lat, lon,
      radius_m, place_id, country, created_ms, expires_ms, solved_ms)`);
}

const SEPARATOR = '\n';

/** One value of each row, as an array in a single parameter: a fifth of what rows as JSON cost. '' is null. */
const column =
  <Row>(rows: readonly Row[]) =>
  (value: (row: Row) => string | number | boolean): SQL =>
    sql`string_to_array(${rows.map(value).join(SEPARATOR)}::text, ${SEPARATOR}, '')`;

/** As a listing of a member is snapped; cells come again and again, so each is looked up once. */
async function snap(
  tx: TenantTx,
  { point, precision, town }: DemoListing,
  snapper: Snapper,
): Promise<Located> {
  if (town && snapper.world) return snapper.world.snap(point, precision, town);
  // The finest cell there is: whatever the people around make of it, its parts are one.
  const cell = precision === 'public-place' ? point : cellAt(point, precision === 'neighbourhood' ? 3 : 0);
  const key = `${precision} ${cell.lat} ${cell.lon}`;
  const known = snapper.known.get(key);
  if (known) return known;
  const located = await locate(tx, point, precision);
  snapper.known.set(key, located);
  return located;
}
