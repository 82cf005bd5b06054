import { and, eq, inArray, listings, type TenantTx } from '@entraide/db';
import { SEEN_BY_OTHERS } from '@entraide/model/listing';
import { recordAct } from '../act/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { forget } from '../erasure/index.ts';
import { emit, emitEach } from '../event/index.ts';

/** A member goes for good, with all that is theirs; the caller holds their row. Mails to them come after it. */
export async function leaveIn(
  ctx: Ctx,
  tx: TenantTx,
  member: { id: string; email: string },
  action: 'member.leave' | 'member.inactive',
): Promise<void> {
  await recordAct(ctx, tx, { action, subject: { kind: 'member', id: member.id } });
  const seen = await tx
    .select({ listingId: listings.id })
    .from(listings)
    .where(and(eq(listings.authorId, member.id), inArray(listings.status, [...SEEN_BY_OTHERS])));
  await forget(ctx, tx, member);
  await emitEach(tx, 'listing.removed', seen);
  await emit(tx, 'member.left', { memberId: member.id });
}
