import { eq, memberFactors, members, recoveryCodes, sessions, type TenantTx } from '@entraide/db';
import { isId } from '@entraide/model';
import { Email } from '@entraide/model/member';
import { z } from 'zod';
import { requireFresh } from '../access/index.ts';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, NotFound, parse } from '../error/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { findTenant, tenantCtx } from '../tenant/index.ts';
import { tell } from './owner.ts';

/**
 * For somebody who lost all that they proved themselves with: forgets it, and signs them out everywhere. They are told by mail, and set
 * one up anew at their next visit.
 * @returns whether there was anything to forget
 * @throws SignInNeeded, NotAllowed for all but admins, NotFound; Conflict for oneself, who can do that on their own page
 */
export async function resetSecondFactor(ctx: Ctx, id: string): Promise<boolean> {
  const { memberId } = requireFresh(ctx, 'admin');
  if (id === memberId) throw new Conflict('Nobody resets their own: another admin does.');
  if (!isId(id)) throw new NotFound();
  return inTenant(ctx, async (tx) => {
    const [member] = await tx.select().from(members).where(eq(members.id, id)).for('update');
    if (!member) throw new NotFound();
    return resetIn(ctx, tx, member);
  });
}

const Who = z.strictObject({ email: Email });

/** The same from the operator, for the last admin of a space. @throws NotFound, Invalid */
export async function resetFromPlatform(
  platform: OperatorCtx,
  slug: string,
  given: unknown,
  { address, dryRun = false }: { address: PublicAddress; dryRun?: boolean },
): Promise<{ email: string; changed: boolean }> {
  const { email } = parse(Who, given);
  const { id: tenantId } = await findTenant(platform, slug);
  const ctx = await tenantCtx({ ...platform, address }, tenantId, operatorOf(platform));
  if (!ctx) throw new NotFound();
  return inTenant(ctx, async (tx) => {
    const [member] = await tx.select().from(members).where(eq(members.email, email));
    if (!member) throw new NotFound();
    const there = await tx.$count(memberFactors, eq(memberFactors.memberId, member.id));
    if (dryRun) return { email, changed: there > 0 };
    const changed = await resetIn(ctx, tx, member);
    if (changed)
      await recordOperation(platform, tx, {
        action: 'member.reset-second-factor',
        tenantId,
        details: { slug, memberId: member.id },
      });
    return { email, changed };
  });
}

async function resetIn(ctx: Ctx, tx: TenantTx, member: typeof members.$inferSelect): Promise<boolean> {
  const gone = await tx
    .delete(memberFactors)
    .where(eq(memberFactors.memberId, member.id))
    .returning({ id: memberFactors.id });
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.memberId, member.id));
  if (gone.length === 0) return false;
  await tx.delete(sessions).where(eq(sessions.memberId, member.id));
  await tell(ctx, tx, member, 'reset');
  return true;
}
