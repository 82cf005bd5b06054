import { and, eq, gt, listings, members, or, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { authorOfListing, signQuestion } from '../listing/index.ts';
import { dayAt } from '../place/index.ts';
import type { Mail } from './mail-job.ts';
import type { AskedDetails } from './write-letter.ts';

/** What an author is asked; null when they have answered or changed it since, or nobody sees it any more. */
export async function readAsked(
  ctx: Ctx,
  tx: TenantTx,
  { listingId, why, about }: Extract<Mail, { kind: 'still-needed' }>,
  to: string,
): Promise<AskedDetails | null> {
  const [found] = await tx
    .select({ row: listings })
    .from(listings)
    .innerJoin(members, authorOfListing)
    .where(
      and(
        ...[
          eq(listings.id, listingId),
          eq(listings.status, 'published'),
          gt(listings.expiresAt, ctx.clock()),
        ],
        ...[eq(listings.askedFor, new Date(about))],
        // What the desk asks is asked of its team.
        or(eq(members.email, to), eq(members.isDesk, true)),
      ),
    );
  // A quarter was over in a promise that was renewed since; an end is the listing's own, or was another one.
  if (!found || (why === 'end' ? found.row.expiresAt.toISOString() !== about : renewed(found.row, about)))
    return null;
  const { row } = found;
  return {
    ...{ listingKind: row.kind, listingTitle: row.title, why },
    ...{ lastDay: dayAt(row, row.expiresAt), token: signQuestion(ctx, row) },
  };
}

const renewed = ({ promisedAt }: typeof listings.$inferSelect, about: string) =>
  promisedAt !== null && promisedAt.toISOString() >= about;
