import { absences, and, asc, cases, eq, gt, inArray, members, ne, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { z } from 'zod';
import { requireRole, rolesFor } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, Invalid, NotAllowed, parse } from '../error/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { dayAt, endOfDayAt } from '../place/local-day.ts';

const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

const Away = z.strictObject({
  /** The last day, where the space is: 2026-12-31. */
  lastDay: z.iso.date(),
  /** Who gets their mails; null: the others of the team have them already. */
  standIn: z.uuid().nullable().default(null),
});

/**
 * The caller is away until the end of a day: their mails go to who stands in for them, and what they were looking at is free for others.
 * It ends by itself. Said once more, it changes the day and who stands in.
 * @throws SignInNeeded, NotAllowed; Invalid, also when they are the last of their role who is there and name nobody; Conflict when nobody else
 *   of the team is there
 */
export async function goAway(ctx: Ctx, given: unknown): Promise<void> {
  const { memberId } = requireRole(ctx, 'moderator');
  const { lastDay, standIn } = parse(Away, given);
  const now = ctx.clock();
  const { home } = ctx.tenant.config;
  const until = endOfDayAt(home, lastDay);
  if (lastDay < dayAt(home, now) || until.getTime() > now.getTime() + MOST_DAYS * DAY_MS)
    throw refusal('lastDay', 'day', 'A day from today on, within a year.');
  await inTenant(ctx, async (tx) => {
    const team = await lockTeam(tx);
    const self = team.find(({ id }) => id === memberId);
    if (!self) throw new NotAllowed('This is for the organisers of the space.');
    const there = await presentOf(tx, team, now, memberId);
    if (there.length === 0) throw new Conflict('Nobody else of the team is there.');
    const sameRole = rolesFor[self.role === 'admin' ? 'admin' : 'moderator'];
    if (standIn === null && !there.some(({ role }) => sameRole.includes(role)))
      throw refusal('standIn', 'required', 'Say who stands in for you.');
    if (standIn !== null && !there.some(({ id }) => id === standIn))
      throw refusal('standIn', 'not-there', 'Choose somebody of the team who is there.');
    await tx.delete(absences).where(eq(absences.memberId, memberId));
    await tx.insert(absences).values({ id: newId(now), memberId, standInId: standIn, until, createdAt: now });
    await tx
      .update(cases)
      .set({ claimedBy: null, claimedUntil: null })
      .where(and(eq(cases.claimedBy, memberId), ne(cases.state, 'decided')));
    await recordAct(ctx, tx, {
      action: 'team.away',
      subject: { kind: 'member', id: memberId },
      details: { until: until.toISOString() },
    });
    await sweepTonight(ctx, tx);
  });
}

/** The caller is back before the day. Changes nothing for who was not away. @throws SignInNeeded, NotAllowed */
export async function comeBack(ctx: Ctx): Promise<void> {
  const { memberId } = requireRole(ctx, 'moderator');
  await inTenant(ctx, async (tx) => {
    const ended = await tx
      .delete(absences)
      .where(and(eq(absences.memberId, memberId), gt(absences.until, ctx.clock())))
      .returning({ id: absences.id });
    if (ended.length > 0)
      await recordAct(ctx, tx, { action: 'team.back', subject: { kind: 'member', id: memberId } });
  });
}

export interface TeamMember {
  id: string;
  name: string;
  role: 'moderator' | 'admin';
  /** Null: they are there. */
  away: { until: Date; standIn: string | null } | null;
  /** The reader. */
  self: boolean;
}

/** Who looks after the space, and who of them is away. @throws SignInNeeded, NotAllowed */
export async function readTeam(ctx: Ctx): Promise<TeamMember[]> {
  const { memberId } = requireRole(ctx, 'moderator');
  const now = ctx.clock();
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select({ member: members, absence: absences })
      .from(members)
      .leftJoin(
        absences,
        and(
          eq(absences.tenantId, members.tenantId),
          eq(absences.memberId, members.id),
          gt(absences.until, now),
        ),
      )
      .where(ofTeam)
      .orderBy(asc(members.role), asc(members.displayName), asc(members.id))
      .limit(100),
  );
  const names = new Map(rows.map(({ member }) => [member.id, member.displayName]));
  return rows.map(({ member: { id, displayName, role }, absence }) => ({
    ...{ id, name: displayName, role: role === 'admin' ? 'admin' : 'moderator', self: id === memberId },
    away: absence && {
      until: absence.until,
      standIn: (absence.standInId && names.get(absence.standInId)) ?? null,
    },
  }));
}

const ofTeam = and(inArray(members.role, [...rolesFor.moderator]), eq(members.status, 'active'));

type Person = Pick<typeof members.$inferSelect, 'id' | 'role'>;

/** Locked in one order, so that two who leave at the same moment come one after the other. */
const lockTeam = (tx: TenantTx): Promise<Person[]> =>
  tx
    .select({ id: members.id, role: members.role })
    .from(members)
    .where(ofTeam)
    .orderBy(members.id)
    .for('update');

/** The others who are not away. */
async function presentOf(tx: TenantTx, team: Person[], now: Date, leaving: string): Promise<Person[]> {
  const away = await tx.select({ id: absences.memberId }).from(absences).where(gt(absences.until, now));
  return team.filter(({ id }) => id !== leaving && !away.some((one) => one.id === id));
}

const refusal = (field: string, code: string, message: string) =>
  new Invalid([{ path: [field], code, message }]);
