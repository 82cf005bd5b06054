import { and, eq, inArray, listings, memberBlocks, members, type TenantTx } from '@entraide/db';
import { isId, newId } from '@entraide/model';
import { firstNameOf } from '@entraide/model/member';
import { z } from 'zod';
import { requireMember, spend } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { findSubject, REPORTABLE, type Reportable } from '../desk/subject.ts';
import { Conflict, NotFound, parse } from '../error/index.ts';

const Blocking = z.strictObject({
  /** Of whom: the author of a listing, the writer of a message, or the other person of a conversation. */
  what: z.enum(REPORTABLE),
  id: z.string().max(60),
  kind: z.enum(['mute', 'block']),
});

/**
 * From now on the caller sees nothing of somebody (mute), or neither sees the other's listings and neither writes to the other (block).
 * Nobody is told. @throws SignInNeeded, NotFound, Conflict (oneself), TooMany, Invalid
 */
export async function blockPerson(ctx: Ctx, given: unknown): Promise<void> {
  const { memberId } = requireMember(ctx);
  const { what, id, kind } = parse(Blocking, given);
  await inTenant(ctx, async (tx) => {
    const subject = await findSubject(ctx, tx, what, id);
    const aboutId = subject.authorId;
    if (aboutId === memberId) throw new Conflict('This is you.');
    await spend(ctx, tx, { blocks: memberId });
    // Whoever writes holds their own row: a message is there before this, or is refused after it.
    await tx
      .select({ id: members.id })
      .from(members)
      .where(inArray(members.id, [memberId, aboutId]))
      .orderBy(members.id)
      .for('update');
    const said = await seenAs(tx, what, id, subject.evidence);
    await tx
      .insert(memberBlocks)
      .values({ id: newId(), byId: memberId, aboutId, kind, said, createdAt: ctx.clock() })
      .onConflictDoUpdate({
        target: [memberBlocks.tenantId, memberBlocks.byId, memberBlocks.aboutId],
        set: { kind },
      });
  });
}

/** What the caller knows them by: whoever hides their name is named by what they posted. */
async function seenAs(
  tx: TenantTx,
  what: Reportable,
  id: string,
  { name }: { name: string },
): Promise<string> {
  if (what !== 'listing' && what !== 'author') return firstNameOf(name);
  const [listing] = await tx
    .select({ hideName: listings.hideName, title: listings.title })
    .from(listings)
    .where(eq(listings.id, id));
  return listing?.hideName ? listing.title : firstNameOf(name);
}

/** Takes it back. @throws SignInNeeded, NotFound, also when it is somebody else's */
export async function unblockPerson(ctx: Ctx, blockId: string): Promise<void> {
  const { memberId } = requireMember(ctx);
  if (!isId(blockId)) throw new NotFound();
  const gone = await inTenant(ctx, (tx) =>
    tx
      .delete(memberBlocks)
      .where(and(eq(memberBlocks.id, blockId), eq(memberBlocks.byId, memberId)))
      .returning({ id: memberBlocks.id }),
  );
  if (gone.length === 0) throw new NotFound();
}
