import { inArray, sql, type TenantTx, teamTold } from '@entraide/db';
import type { PlatformCtx, Succession } from '../ctx/index.ts';

const DAY_MS = 86_400_000;
/** Between a mail that asks whether somebody is there, and what follows when nobody answers. */
const PATIENCE_MS = 7 * DAY_MS;
const USUAL: Succession = { silentDays: 60, noticeDays: 14 };

export const successionOf = ({ succession = USUAL }: Pick<PlatformCtx, 'succession'>): Succession =>
  succession;

export interface Silence {
  /** When an admin was seen last; when the space was made, if none ever was. */
  seenAt: Date;
  /** When they were asked by mail since then whether they are there, for the first and the second time; null: not yet. */
  asked: [Date | null, Date | null];
}

/** When an admin of the space was seen last, by their sessions, their browsers, and the pages of the team. */
export async function adminsSeenAt(tx: TenantTx): Promise<Date> {
  const admins = sql`select id, created_at from members where role = 'admin' and status = 'active'`;
  const [row] = await tx.execute<{ seenAt: string | Date }>(sql`
    with admins as materialized (${admins})
    select greatest(
      (select created_at from tenants where id = current_tenant()),
      (select max(created_at) from admins),
      (select at from team_told where what = 'seen'),
      -- A session lasts thirty days from when it was made or prolonged.
      (select max(s.expires_at - interval '30 days') from sessions s join admins a on a.id = s.member_id),
      (select max(b.last_seen_at) from known_browsers b join admins a on a.id = b.member_id)) as "seenAt"`);
  if (!row) throw new Error('a space cannot be counted');
  return new Date(row.seenAt);
}

export async function silenceOf(tx: TenantTx): Promise<Silence> {
  const seenAt = await adminsSeenAt(tx);
  const told = await tx
    .select()
    .from(teamTold)
    .where(inArray(teamTold.what, ['still-there-1', 'still-there-2']));
  const askedAt = (what: string) => {
    const at = told.find((one) => one.what === what)?.at;
    return at && at > seenAt ? at : null;
  };
  return { seenAt, asked: [askedAt('still-there-1'), askedAt('still-there-2')] };
}

/** From when on they are asked: after half of the time, and after three quarters of it, a week after the first mail or later. */
export function askAt(
  { seenAt, asked }: Silence,
  { silentDays }: Succession,
): { time: 1 | 2; at: Date } | null {
  const after = (part: number) => seenAt.getTime() + silentDays * DAY_MS * part;
  const [first, second] = asked;
  if (!first) return { time: 1, at: new Date(after(0.5)) };
  if (!second) return { time: 2, at: new Date(Math.max(after(0.75), first.getTime() + PATIENCE_MS)) };
  return null;
}

/** From when on an operator may pass the space on; null while the admins were not asked twice. */
export function mayHandOverAt(
  { seenAt, asked: [, second] }: Silence,
  { silentDays }: Succession,
): Date | null {
  if (!second) return null;
  return new Date(Math.max(seenAt.getTime() + silentDays * DAY_MS, second.getTime() + PATIENCE_MS));
}
