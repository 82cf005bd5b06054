import { and, eq, handOvers, inArray, members, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { Email } from '@entraide/model/member';
import { z } from 'zod';
import { recordAct } from '../act/index.ts';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, Invalid, NotFound, parse } from '../error/index.ts';
import { enqueueMail } from '../mail/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { lastTold } from '../team/index.ts';
import { findTenant, tenantCtx } from '../tenant/index.ts';
import { isOpen } from './open.ts';
import { mayHandOverAt, silenceOf, successionOf } from './silence.ts';

const DAY_MS = 86_400_000;

const HandOver = z.strictObject({
  /** Of the member who is to be admin. */
  email: Email,
  /** The members of the space read it. */
  reason: z.string().trim().min(10).max(500),
});

/**
 * An operator begins to pass a space, whose admins answer no more, to somebody else of it. Its members read who it is, why and when; an
 * admin who is there after all stops it.
 * @throws NotFound, Invalid; Conflict while the admins may still answer, while the space is not open, and when it is being passed on already
 */
export async function beginHandOver(
  operate: OperatorCtx & { address: PublicAddress },
  slug: string,
  given: unknown,
): Promise<{ dueAt: Date }> {
  const { email, reason } = parse(HandOver, given);
  const { id: tenantId, status } = await findTenant(operate, slug);
  if (status !== 'open') throw new Conflict('Only an open space is passed on.');
  const ctx = await tenantCtx(operate, tenantId, operatorOf(operate));
  if (!ctx) throw new NotFound();
  const now = ctx.clock();
  const succession = successionOf(operate);
  const dueAt = new Date(now.getTime() + succession.noticeDays * DAY_MS);
  await inTenant(ctx, async (tx) => {
    // Of two operators at once, the second one finds what the first began.
    await lastTold(tx, 'still-there-2');
    const from = mayHandOverAt(await silenceOf(tx), succession);
    if (!from || from > now) throw new Conflict('The admins may still answer.');
    const [member] = await tx
      .select()
      .from(members)
      .where(
        and(
          eq(members.email, email),
          eq(members.status, 'active'),
          inArray(members.role, ['member', 'moderator']),
        ),
      )
      .for('update');
    if (!member)
      throw new Invalid([
        { path: ['email'], code: 'not-a-member', message: 'No member of the space has this address.' },
      ]);
    const [open] = await tx.select({ id: handOvers.id }).from(handOvers).where(isOpen);
    if (open) throw new Conflict('The space is being passed on already.');
    const startedBy = operatorOf(operate).name;
    const id = newId(now);
    await tx.insert(handOvers).values({ id, memberId: member.id, startedBy, reason, startedAt: now, dueAt });
    await recordAct(ctx, tx, {
      action: 'space.hand-over',
      subject: { kind: 'member', id: member.id },
      details: { handOver: id, until: dueAt.toISOString() },
    });
    await recordOperation(operate, tx, { action: 'space.hand-over', tenantId, details: { slug, reason } });
    await tellAdmins(ctx, tx, { id, dueAt });
    const { email: to, locale } = member;
    const mail = { kind: 'hand-over-named' as const, until: dueAt.toISOString() };
    await enqueueMail(ctx, tx, { to, locale, mail }, { once: `hand-over ${id} named` });
  });
  return { dueAt };
}

/** The admins, who can stop it until the last moment. */
async function tellAdmins(ctx: Ctx, tx: TenantTx, { id, dueAt }: { id: string; dueAt: Date }): Promise<void> {
  const admins = await tx
    .select({ id: members.id, to: members.email, locale: members.locale })
    .from(members)
    .where(and(eq(members.role, 'admin'), eq(members.status, 'active')));
  for (const { id: memberId, ...reader } of admins)
    await enqueueMail(
      ctx,
      tx,
      { ...reader, mail: { kind: 'hand-over-begun', until: dueAt.toISOString() } },
      { once: `hand-over ${id} ${memberId}` },
    );
}
