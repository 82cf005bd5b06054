import { and, cases, eq, members, ne, type TenantTx } from '@entraide/db';
import { isId } from '@entraide/model';
import { HOLD_DAYS } from '@entraide/model/moderation';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, NotAllowed, NotFound, parse } from '../error/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { enqueueMail } from '../mail/index.ts';
import { type Case, lockPeople } from './lock-case.ts';

const DAY_MS = 86_400_000;
const MOST_HARM = 9;

/**
 * Says that somebody's life is in danger: nothing of the case is erased for half a year, it comes first, and the admins are told at
 * once. Whoever else looks at it, or decided it, does not stand in the way. Said again, nothing changes.
 * @throws SignInNeeded, NotFound; NotAllowed for whom it is about
 */
export async function sayDanger(ctx: Ctx, caseId: string): Promise<void> {
  const actor = requireRole(ctx, 'moderator');
  await inTenant(ctx, async (tx) => {
    const row = await lock(tx, caseId);
    if (row.authorId === actor.memberId) throw new NotAllowed('This is about you: somebody else decides.');
    const person = await lockPeople(ctx, tx, row.authorId);
    if (row.heldUntil) return;
    const now = ctx.clock();
    // Of what was erased already there is nothing to keep.
    const held = row.evidence !== null;
    await tx
      .update(cases)
      .set({
        ...{ harm: MOST_HARM, dangerAt: now, dangerBy: actor.memberId },
        heldUntil: held ? heldFrom(now) : null,
        heldPerson:
          held && person
            ? { name: person.displayName, email: person.email, since: person.createdAt.toISOString() }
            : null,
      })
      .where(eq(cases.id, caseId));
    await recordAct(ctx, tx, {
      action: 'case.danger',
      subject: { kind: 'case', id: caseId },
      details: { held },
    });
    await sweepTonight(ctx, tx);
    await tellAdmins(ctx, tx, row);
  });
}

const heldFrom = (now: Date) => new Date(now.getTime() + HOLD_DAYS * DAY_MS);

async function lock(tx: TenantTx, id: string): Promise<Case> {
  const [row] = isId(id) ? await tx.select().from(cases).where(eq(cases.id, id)).for('update') : [];
  if (!row) throw new NotFound();
  return row;
}

/** Each in their language, without waiting for more to come. */
async function tellAdmins(ctx: Ctx, tx: TenantTx, { id: caseId, authorId }: Case): Promise<void> {
  const admins = await tx
    .select({ id: members.id, to: members.email, locale: members.locale })
    .from(members)
    .where(and(eq(members.role, 'admin'), eq(members.status, 'active'), ne(members.id, authorId)));
  for (const { id, ...reader } of admins)
    await enqueueMail(
      ctx,
      tx,
      { ...reader, mail: { kind: 'life-in-danger', caseId } },
      { once: `danger:${caseId}:${id}` },
    );
}

const Hold = z.strictObject({ keep: z.boolean() });

/**
 * Keeps a case for another half year from now, or lets it go as any other.
 * @throws SignInNeeded, NotFound, Invalid; NotAllowed for all but admins, and for whom it is about; Conflict when it is not held
 */
export async function changeHold(ctx: Ctx, caseId: string, given: unknown): Promise<void> {
  const actor = requireRole(ctx, 'admin');
  const { keep } = parse(Hold, given);
  await inTenant(ctx, async (tx) => {
    const row = await lock(tx, caseId);
    if (row.authorId === actor.memberId) throw new NotAllowed('This is about you: somebody else decides.');
    if (!row.heldUntil) throw new Conflict('This case is not held.');
    await tx
      .update(cases)
      .set(keep ? { heldUntil: heldFrom(ctx.clock()) } : { heldUntil: null, heldPerson: null })
      .where(eq(cases.id, caseId));
    await recordAct(ctx, tx, {
      action: keep ? 'case.hold' : 'case.hold-end',
      subject: { kind: 'case', id: caseId },
    });
    await sweepTonight(ctx, tx);
  });
}
