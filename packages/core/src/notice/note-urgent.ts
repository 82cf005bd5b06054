import { sql, type TenantTx } from '@entraide/db';
import { EARTH_RADIUS_M } from '@entraide/model/geo';
import { defaultNoticeSettings, RADII_KM } from '@entraide/model/notice';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { onEvent } from '../event/index.ts';
import { type NewNotice, noteNotices } from './note-notices.ts';

const MOST_KM = Math.max(...RADII_KM);
/** Kilometres in a degree of latitude are never fewer. */
const KM_A_DEGREE = 110;

/** Notes an urgent request for the members around it. */
export const noteUrgent = onEvent('listing.published', {
  name: 'note_urgent',
  run: (ctx, { payload: { listingId } }) => inTenant(ctx, (tx) => noteUrgentIn(ctx, tx, listingId)),
});

/** The same for a request that has become urgent; who was told is not told again. */
export const noteUrgentChange = onEvent('listing.changed', {
  name: 'note_urgent',
  run: (ctx, { payload: { listingId } }) => inTenant(ctx, (tx) => noteUrgentIn(ctx, tx, listingId)),
});

/** From their own place, as far as each of them wants, to where others see the request; a request for a whole country is near nobody. */
async function noteUrgentIn(ctx: Ctx, tx: TenantTx, listingId: string): Promise<void> {
  const { urgent, radiusKm } = defaultNoticeSettings;
  const near = await tx.execute<{ memberId: string }>(sql`
    select m.id as "memberId" from listings l
    join places p on p.lat between l.lat - ${MOST_KM / KM_A_DEGREE}::float8 and l.lat + ${MOST_KM / KM_A_DEGREE}::float8
    join members m on m.place_id = p.id and m.status = 'active' and m.id <> l.author_id
    left join notice_settings s on s.tenant_id = m.tenant_id and s.member_id = m.id
    where l.id = ${listingId}::uuid and l.urgent and l.kind = 'request' and l.status = 'published'
      and l.precision <> 'country' and not l.sample and coalesce(s.urgent, ${urgent}) <> 'never'
      and ${distanceKm} <= coalesce(s.radius_km, ${radiusKm}::smallint)`);
  const notices = near.map(({ memberId }): NewNotice => ({ memberId, kind: 'urgent', aboutId: listingId }));
  await noteNotices(ctx, tx, notices);
}

/** As `distanceM` of the model. */
const distanceKm = sql`2 * ${EARTH_RADIUS_M / 1000}::float8 * asin(least(1, sqrt(
  sin(radians(p.lat - l.lat) / 2) ^ 2 + cos(radians(p.lat)) * cos(radians(l.lat)) * sin(radians(p.lon - l.lon) / 2) ^ 2)))`;
