import { aliasedTable, and, eq, listings, members, type TenantTx, thanks } from '@entraide/db';
import { shownName } from '@entraide/model/member';
import { isSilenced } from '../access/index.ts';
import type { ThankedDetails } from './write-letter.ts';

/** Who says that the reader helped; null when that was taken back, when one of the two left, or hid or blocked the other. */
export async function readThanked(
  tx: TenantTx,
  thanksId: string,
  to: string,
): Promise<ThankedDetails | null> {
  const helper = aliasedTable(members, 'helper');
  const [row] = await tx
    .select({
      sender: members.displayName,
      isDesk: members.isDesk,
      listingTitle: listings.title,
      writer: members.id,
      reader: helper.id,
    })
    .from(thanks)
    .innerJoin(members, and(eq(members.tenantId, thanks.tenantId), eq(members.id, thanks.authorId)))
    .innerJoin(helper, and(eq(helper.tenantId, thanks.tenantId), eq(helper.id, thanks.helperId)))
    .innerJoin(listings, and(eq(listings.tenantId, thanks.tenantId), eq(listings.id, thanks.listingId)))
    .where(and(eq(thanks.id, thanksId), eq(members.status, 'active'), eq(helper.email, to)));
  if (!row || (await isSilenced(tx, row))) return null;
  return {
    sender: shownName({ displayName: row.sender, isDesk: row.isDesk }),
    listingTitle: row.listingTitle,
  };
}
