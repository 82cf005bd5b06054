import { and, asks, eq, listings, threads } from '@entraide/db';
import { inTenant } from '../ctx/index.ts';
import { onEvent } from '../event/index.ts';
import { mailTeam } from '../team/index.ts';
import { tellAsker } from './tell-asker.ts';

/** Tells the team that somebody left something with the desk. */
export const mailAsk = onEvent('ask.left', {
  name: 'mail_ask',
  run: (ctx, { payload: { askId } }) =>
    inTenant(ctx, async (tx) => {
      const waits = and(eq(asks.id, askId), eq(asks.state, 'waiting'));
      const [ask] = await tx.select({ id: asks.id }).from(asks).where(waits);
      if (ask) await mailTeam(ctx, tx, { role: 'moderator', kind: 'ask-waits' });
    }),
});

/** Tells a member that somebody answered what the association asked for them, once a conversation, if they want to know; nothing of what was written. */
export const mailAsker = onEvent('ask.answered', {
  name: 'mail_asker',
  run: (ctx, { payload: { threadId } }) =>
    inTenant(ctx, async (tx) => {
      const [found] = await tx
        .select({ ask: asks, title: listings.title })
        .from(threads)
        .innerJoin(listings, and(eq(listings.tenantId, threads.tenantId), eq(listings.id, threads.listingId)))
        .innerJoin(asks, and(eq(asks.tenantId, listings.tenantId), eq(asks.listingId, listings.id)))
        .where(and(eq(threads.id, threadId), eq(asks.wantsAnswers, true)));
      if (found)
        await tellAsker(ctx, tx, found.ask, { kind: 'ask-helped', title: found.title }, `asker ${threadId}`);
    }),
});
