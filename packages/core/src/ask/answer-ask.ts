import { asks, eq } from '@entraide/db';
import { isId } from '@entraide/model';
import { Text } from '@entraide/model/text';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound, parse } from '../error/index.ts';
import { waitingAsk } from './ask-for-somebody.ts';
import { tellAsker } from './tell-asker.ts';

const Answer = z.strictObject({
  /** answered: it needs no listing. declined: the association does not ask for this. */
  outcome: z.enum(['answered', 'declined']),
  words: Text.min(1).max(2000),
});

/**
 * The desk answers instead of asking, or says why it does not ask. Where there is no mail, somebody of the team calls.
 * @throws SignInNeeded, NotAllowed, Invalid, NotFound; Conflict when somebody of the team was quicker
 */
export async function answerAsk(ctx: Ctx, id: string, given: unknown): Promise<void> {
  const { memberId: takenBy } = requireRole(ctx, 'moderator');
  const { outcome, words } = parse(Answer, given);
  await inTenant(ctx, async (tx) => {
    const ask = await waitingAsk(tx, id);
    const closed = { state: outcome, answer: words, takenBy, closedAt: ctx.clock() };
    await tx.update(asks).set(closed).where(eq(asks.id, id));
    await tellAsker(ctx, tx, ask, { kind: 'ask-closed', outcome, words });
    await recordAct(ctx, tx, { action: outcome === 'answered' ? 'ask.answer' : 'ask.decline' });
  });
}

/**
 * Whoever called wants to be forgotten, or it was no person: what the desk knows of them is gone at once. What it asked for them stays until
 * it is solved or removed: it names nobody.
 * @throws SignInNeeded, NotAllowed, NotFound
 */
export async function forgetAsk(ctx: Ctx, id: string): Promise<void> {
  requireRole(ctx, 'moderator');
  await inTenant(ctx, async (tx) => {
    const gone = isId(id) ? await tx.delete(asks).where(eq(asks.id, id)).returning({ id: asks.id }) : [];
    if (gone.length === 0) throw new NotFound();
    await recordAct(ctx, tx, { action: 'ask.forget' });
  });
}
