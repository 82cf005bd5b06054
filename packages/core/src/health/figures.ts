import { eq, type GlobalTx, launches, sql, type TenantTx, tenants } from '@entraide/db';
import { firstIdAt } from '@entraide/model';
import type { SpaceFigures } from '@entraide/model/health';
import { Desk, type TenantConfig } from '@entraide/model/tenant';
import { spaceStorage } from '../file/index.ts';
import { hashOf } from '../session/index.ts';
import { adminsSeenAt } from '../succession/index.ts';
import { deskState } from '../team/index.ts';
import { plainWords } from './plain-words.ts';

const DAY_MS = 86_400_000;

export interface FailedJobs {
  mailsFailed: number;
  jobsFailed: number;
}

/** What was tried as often as it may be, by space; all spaces in one look, because jobs have no index by space. */
export async function failedJobs(tx: GlobalTx): Promise<Map<string, FailedJobs>> {
  const rows = await tx.execute<Record<string, unknown> & { tenantId: string } & FailedJobs>(sql`
    select j.payload ->> 'tenantId' as "tenantId",
      (count(*) filter (where t.identifier = 'send_mail'))::int as "mailsFailed",
      (count(*) filter (where t.identifier <> 'send_mail'))::int as "jobsFailed"
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.attempts >= j.max_attempts and j.payload ->> 'tenantId' is not null
    group by 1`);
  return new Map(
    rows.map(({ tenantId, mailsFailed, jobsFailed }) => [tenantId, { mailsFailed, jobsFailed }]),
  );
}

export interface Figures extends SpaceFigures {
  words: string;
  adminKeys: string[];
  lastActAt: Date | null;
  adminsSeenAt: Date;
  handOverDueAt: Date | null;
  lastRevisionAt: Date | null;
}

interface Counted extends Record<string, unknown> {
  members: number;
  admins: number;
  adminsAlive: number;
  adminEmails: string[];
  listingsWeek: number;
  answersWeek: number;
  answeredWeek: number;
  waiting: number;
  waitingSince: string | Date | null;
  mailsBounced: number;
  claims: { state: string; failing: boolean }[];
  hosts: string[];
  lastActAt: string | Date | null;
  handOverDueAt: string | Date | null;
  lastRevisionAt: string | Date | null;
}

/** Counts inside the space of the transaction. Null when it is gone. */
export async function countFigures(
  tx: TenantTx,
  tenantId: string,
  { now, failed }: { now: Date; failed: FailedJobs | undefined },
): Promise<Figures | null> {
  const [tenant] = await tx.select().from(tenants).where(eq(tenants.id, tenantId));
  if (!tenant) return null;
  const at = (ms: number) => sql`${new Date(now.getTime() - ms).toISOString()}::timestamptz`;
  const sinceWeek = new Date(now.getTime() - 7 * DAY_MS);
  // Ids grow with time, and have an index.
  const ofWeek = sql`id >= ${firstIdAt(sinceWeek)}::uuid and created_at >= ${at(7 * DAY_MS)}`;
  const listed = sql`not sample and status in ('published', 'paused', 'solved', 'expired') and ${ofWeek}`;
  const adminsWhere = sql`role = 'admin' and status = 'active'`;
  const [row] = await tx.execute<Counted>(sql`
    select
      (select count(*)::int from members where status = 'active' and not is_desk) as members,
      (select count(*)::int from members where ${adminsWhere}) as admins,
      (select count(*)::int from members m where ${adminsWhere} and (
        exists (select from sessions s where s.member_id = m.id and s.expires_at > ${at(0)})
        or exists (select from known_browsers b where b.member_id = m.id and b.last_seen_at > ${at(30 * DAY_MS)}))) as "adminsAlive",
      array(select email from members where ${adminsWhere} union select email from admissions where role = 'admin') as "adminEmails",
      (select count(*)::int from listings where ${listed}) as "listingsWeek",
      (select count(*)::int from threads where ${ofWeek}) as "answersWeek",
      (select count(*)::int from listings l where ${listed}
        and exists (select from threads t where t.listing_id = l.id)) as "answeredWeek",
      (select count(*)::int from members where status = 'pending') as waiting,
      (select min(created_at) from members where status = 'pending') as "waitingSince",
      (select count(*)::int from mail_stops where reason = 'bounced' and stopped_at >= ${at(7 * DAY_MS)}) as "mailsBounced",
      (select coalesce(json_agg(json_build_object('state', state, 'failing', failing_since is not null)), '[]')
        from domain_claims where state <> 'let-go') as claims,
      array(select host from domains where tenant_id = current_tenant() and state = 'serving' order by host) as hosts,
      (select due_at from hand_overs where done_at is null and stopped_at is null) as "handOverDueAt",
      (select at from acts order by id desc limit 1) as "lastActAt",
      (select at from settings_revisions order by number desc limit 1) as "lastRevisionAt"`);
  if (!row) return null;
  const [launch] = await tx
    .select({ email: launches.email })
    .from(launches)
    .where(eq(launches.tenantId, tenantId));
  const { adminEmails, claims, hosts, waitingSince, lastActAt, lastRevisionAt, handOverDueAt, ...counts } =
    row;
  const emails = new Set([...adminEmails, ...(launch?.email ? [launch.email] : [])]);
  return {
    ...counts,
    ...(failed ?? { mailsFailed: 0, jobsFailed: 0 }),
    status: tenant.status,
    words: wordsOf(tenant.config as TenantConfig, hosts),
    adminKeys: [...emails].map(adminKey),
    storageBytes: (await spaceStorage(tx)).bytes,
    domain: domainOf(claims),
    waitingSince: dateOf(waitingSince),
    ...(await deskState(tx, { desk: deskOf(tenant.config), now })),
    adminsSeenAt: await adminsSeenAt(tx),
    handOverDueAt: dateOf(handOverDueAt),
    lastActAt: dateOf(lastActAt),
    lastRevisionAt: dateOf(lastRevisionAt),
  };
}

/** Settings that were stored before there was this one do not have it. */
const deskOf = (config: unknown) => Desk.parse((config as Partial<TenantConfig>).desk ?? {});

/** By which a space is found that somebody with this address looks after: the list of spaces holds no address. */
export const adminKey = (email: string): string => hashOf(`admin ${email}`);

const dateOf = (value: string | Date | null) => (value === null ? null : new Date(value));

function wordsOf({ name }: Pick<TenantConfig, 'name'>, hosts: readonly string[]): string {
  return [...new Set([...Object.values(name), ...hosts])].map(plainWords).join('\n');
}

function domainOf(claims: Counted['claims']): SpaceFigures['domain'] {
  if (claims.some(({ failing, state }) => failing && state !== 'claimed')) return 'failing';
  if (claims.some(({ state }) => state === 'claimed' || state === 'proven')) return 'waiting';
  return claims.length > 0 ? 'good' : 'none';
}
