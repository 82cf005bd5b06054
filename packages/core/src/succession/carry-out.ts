import {
  admissions,
  and,
  asc,
  eq,
  handOvers,
  inArray,
  lte,
  members,
  ne,
  spaceHealth,
  type TenantTx,
} from '@entraide/db';
import { recordAct } from '../act/index.ts';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import { type Ctx, inTenant, outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { emit } from '../event/index.ts';
import { enqueueMail } from '../mail/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { tenantCtx } from '../tenant/index.ts';
import { type HandOverRow, isOpen } from './open.ts';
import { stop } from './stop.ts';

type Platform = OperatorCtx & { address: PublicAddress };

const BATCH = 200;

/**
 * Carries out the hand-overs whose day has come: who was named is admin, and those who were are members. Several processes may do it
 * at once.
 * @param platform as the operator's role: what is done is written into its log, too
 * @returns how many spaces have a new admin
 */
export async function carryOutHandOvers(
  platform: PlatformCtx & { address: PublicAddress },
  { goOn = () => true }: { goOn?: () => boolean } = {},
): Promise<number> {
  const due = await outsideTenant(platform, async (tx) =>
    tx
      .select({ id: spaceHealth.tenantId })
      .from(spaceHealth)
      .where(lte(spaceHealth.handOverDueAt, platform.clock()))
      .orderBy(asc(spaceHealth.handOverDueAt))
      .limit(BATCH),
  );
  let done = 0;
  for (const { id } of due) {
    if (!goOn()) break;
    try {
      if (await carryOut(platform, id)) done++;
    } catch {
      platform.log.warn({ tenantId: id }, 'a space was not passed on');
    }
  }
  return done;
}

async function carryOut(platform: Platform, tenantId: string): Promise<boolean> {
  const ctx = await tenantCtx(platform, tenantId, operatorOf(platform));
  // A suspended space is passed on when it is open again: nobody could have read of it meanwhile.
  if (!ctx || ctx.tenant.status === 'suspended') return false;
  return inTenant(ctx, async (tx) => {
    const [row] = await tx.select().from(handOvers).where(isOpen).for('update');
    if (!row || row.dueAt > ctx.clock()) return false;
    const people = await tx
      .select()
      .from(members)
      .where(inArray(members.id, [...(await adminsOf(tx)), row.memberId]))
      .orderBy(members.id)
      .for('update');
    const named = people.find(({ id }) => id === row.memberId);
    if (named?.status !== 'active') {
      await stop(ctx, tx, row, 'gone');
      return false;
    }
    const before = people.filter(({ id, role }) => id !== named.id && role === 'admin');
    await changeRoles(ctx, tx, { named, before });
    await finish(platform, ctx, tx, row);
    for (const { id, email: to, locale } of [named, ...before]) {
      const mail = { kind: 'hand-over-done' as const, mine: id === named.id };
      await enqueueMail(ctx, tx, { to, locale, mail }, { once: `hand-over ${row.id} done ${id}` });
    }
    return true;
  });
}

const adminsOf = async (tx: TenantTx): Promise<string[]> =>
  (await tx.select({ id: members.id }).from(members).where(eq(members.role, 'admin'))).map(({ id }) => id);

type Person = typeof members.$inferSelect;

async function changeRoles(ctx: Ctx, tx: TenantTx, { named, before }: { named: Person; before: Person[] }) {
  const change = async ({ id, role: from }: Person, role: Person['role']) => {
    if (from === role) return;
    await tx.update(members).set({ role, warnedOn: null }).where(eq(members.id, id));
    await recordAct(ctx, tx, {
      action: 'member.role',
      subject: { kind: 'member', id },
      details: { from, to: role },
    });
    await emit(tx, 'member.role-changed', { memberId: id });
  };
  await change(named, 'admin');
  for (const person of before) await change(person, 'member');
  // An invitation as admin, used or not, would bring one of them back.
  await tx
    .update(admissions)
    .set({ role: 'member' })
    .where(and(eq(admissions.role, 'admin'), ne(admissions.email, named.email)));
}

async function finish(platform: Platform, ctx: Ctx, tx: TenantTx, { id, memberId }: HandOverRow) {
  await tx.update(handOvers).set({ doneAt: ctx.clock() }).where(eq(handOvers.id, id));
  await recordAct(ctx, tx, {
    action: 'space.hand-over-done',
    subject: { kind: 'member', id: memberId },
    details: { handOver: id },
  });
  await recordOperation(platform, tx, {
    action: 'space.hand-over-done',
    tenantId: ctx.tenant.id,
    details: { slug: ctx.tenant.slug },
  });
}
