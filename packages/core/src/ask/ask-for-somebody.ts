import { asks, eq, type TenantTx } from '@entraide/db';
import { isId, newId } from '@entraide/model';
import { type Listing, ListingInput } from '@entraide/model/listing';
import { Line } from '@entraide/model/text';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, NotFound, parse } from '../error/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { createListingIn } from '../listing/index.ts';
import { contactFor } from './contact.ts';
import { actingAs, deskIn } from './desk-actor.ts';
import { tellAsker } from './tell-asker.ts';

const Caller = z.strictObject({
  /** Never shown. */
  name: Line.min(1).max(60),
  reach: z.enum(['phone', 'visit']),
  contact: z.string().max(254).default(''),
});

const Asked = z.union([
  /** Somebody who called or came by. */
  z.strictObject({ caller: Caller, listing: z.record(z.string(), z.json()) }),
  /** Somebody who left it with the desk: who they are is known. */
  z.strictObject({ askId: z.string(), listing: z.record(z.string(), z.json()) }),
]);

/**
 * The association asks for somebody, in its own name: by the same rules as every listing, with the consent that the caller was asked for.
 * Who it is for stays with the team.
 * @throws SignInNeeded, NotAllowed, Invalid, NotFound; Conflict when somebody of the team was quicker; TooMany
 */
export async function askForSomebody(ctx: Ctx, given: unknown): Promise<Listing> {
  const moderator = requireRole(ctx, 'moderator');
  const asked = parse(Asked, given);
  const listing = parse(ListingInput, {
    ...asked.listing,
    ...{ kind: 'request', onBehalf: true, hideName: false },
  });
  const caller = 'caller' in asked ? asked.caller : null;
  const contact = caller && contactFor(caller.reach, caller.contact);
  return inTenant(ctx, async (tx) => {
    const left = 'askId' in asked ? await waitingAsk(tx, asked.askId) : null;
    const desk = actingAs(ctx, moderator, await deskIn(ctx, tx));
    const created = await createListingIn(desk, tx, listing);
    const taken = {
      ...{ state: 'asked' as const, listingId: created.id, takenBy: moderator.memberId },
      closedAt: ctx.clock(),
    };
    if (left) {
      await tx.update(asks).set(taken).where(eq(asks.id, left.id));
      await tellAsker(ctx, tx, left, {
        ...{ kind: 'ask-published', title: created.title, listingId: created.id },
      });
    } else if (caller) {
      const { name, reach } = caller;
      const row = { id: newId(), name, reach, contact: contact ?? '', locale: ctx.locale, ...taken };
      await tx.insert(asks).values({ ...row, createdAt: taken.closedAt });
    }
    await recordAct(ctx, tx, { action: 'ask.publish' });
    await sweepTonight(ctx, tx);
    return created;
  });
}

/** Locked, so that of two who take it at once the second finds it taken. @throws NotFound, Conflict */
export async function waitingAsk(tx: TenantTx, id: string): Promise<typeof asks.$inferSelect> {
  const [row] = isId(id) ? await tx.select().from(asks).where(eq(asks.id, id)).for('update') : [];
  if (!row) throw new NotFound();
  if (row.state !== 'waiting') throw new Conflict('Somebody of the team has taken care of this.');
  return row;
}
