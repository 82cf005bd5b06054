import { eq, members } from '@entraide/db';
import { isId } from '@entraide/model';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, Invalid, NotFound, parse } from '../error/index.ts';

const FIRST_YEAR = 1800;
const Vouching = z.strictObject({ vouched: z.boolean(), sinceYear: z.int().min(FIRST_YEAR).nullable() });

/**
 * Says, or says no longer, that the association has checked somebody, and since when it knows them. Other members see it.
 * @throws SignInNeeded; NotAllowed for all but admins; NotFound; Invalid; Conflict for who is not an active member
 */
export async function vouchFor(ctx: Ctx, id: string, given: unknown): Promise<void> {
  requireRole(ctx, 'admin');
  const { vouched, sinceYear } = parse(Vouching, given);
  if (sinceYear !== null && sinceYear > ctx.clock().getUTCFullYear())
    throw new Invalid([{ path: ['sinceYear'], code: 'too-late', message: 'This year has not begun.' }]);
  if (!isId(id)) throw new NotFound();
  await inTenant(ctx, async (tx) => {
    const [member] = await tx.select().from(members).where(eq(members.id, id)).for('update');
    if (!member) throw new NotFound();
    if (member.status !== 'active') throw new Conflict('Only an active member can be vouched for.');
    if (member.vouched === vouched && member.sinceYear === sinceYear) return;
    await tx.update(members).set({ vouched, sinceYear }).where(eq(members.id, id));
    await recordAct(ctx, tx, {
      action: 'member.vouch',
      subject: { kind: 'member', id },
      details: { vouched, sinceYear },
    });
  });
}
