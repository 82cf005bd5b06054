import { handOverObjections } from '@entraide/db';
import { z } from 'zod';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotAllowed, parse } from '../error/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { lockOpen } from './open.ts';

const Objection = z.strictObject({
  id: z.uuid(),
  /** For the operators. */
  words: z.string().trim().max(500).default(''),
});

/** A member does not agree; once more changes the words. @throws SignInNeeded, NotAllowed, Invalid, NotFound when it ended before */
export async function objectToHandOver(ctx: Ctx, given: unknown): Promise<void> {
  const { memberId, status } = requireMember(ctx);
  if (status !== 'active') throw new NotAllowed('This is for the members of the space.');
  const { id, words } = parse(Objection, given);
  await inTenant(ctx, async (tx) => {
    await lockOpen(tx, id);
    await tx
      .insert(handOverObjections)
      .values({ handOverId: id, memberId, words, createdAt: ctx.clock() })
      .onConflictDoUpdate({
        target: [handOverObjections.tenantId, handOverObjections.handOverId, handOverObjections.memberId],
        set: { words },
      });
    await sweepTonight(ctx, tx);
  });
}
