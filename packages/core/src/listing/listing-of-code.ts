import { and, eq, listings, members, sql } from '@entraide/db';
import { idsOfCode } from '@entraide/model';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { assertMayRead } from '../space/index.ts';
import { authorOfListing, visibleTo } from './visible.ts';

/**
 * Id of the listing with this short code, as it stands on paper; for who may see that listing.
 * @throws NotFound, SignInNeeded, NotAllowed
 */
export async function listingOfCode(ctx: Ctx, code: string): Promise<string> {
  const ids = idsOfCode(code);
  const [row] = ids
    ? await inTenant(ctx, (tx) =>
        tx
          .select({ id: listings.id })
          .from(listings)
          .innerJoin(members, authorOfListing)
          .where(
            and(
              eq(listings.tenantId, ctx.tenant.id),
              sql`${listings.id} between ${ids.from}::uuid and ${ids.to}::uuid`,
              visibleTo(ctx),
            ),
          )
          .limit(1),
      )
    : [];
  if (row) return row.id;
  assertMayRead(ctx);
  throw new NotFound();
}
