import { and, eq, gt, isNull, listings, lte, members, or, type SQL, sql, type TenantTx } from '@entraide/db';
import { QUESTION_SPANS, questionDue } from '@entraide/model/listing';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { onEvent } from '../event/index.ts';
import type { Sweep } from '../job/sweep.ts';
import { authorOfListing, promisedSince } from '../listing/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { teamReaders } from '../team/index.ts';

const DAY_MS = 86_400_000;
/** Authors at a time: the others are asked the next night, which is soon enough. */
const MOST_AUTHORS = 2000;

/**
 * Asks the authors of what ends soon, and of offers that have stood for a quarter, whether it is still so: all that is due before the
 * next night, each mail at its own moment. What was asked is written with the mail, so that no question comes twice.
 */
async function askAuthors(ctx: Ctx, tx: TenantTx, only?: SQL): Promise<void> {
  if (ctx.tenant.status === 'suspended') return;
  const now = ctx.clock();
  const by = new Date(now.getTime() + DAY_MS);
  const later = (ms: number) => new Date(by.getTime() + ms);
  const aQuarterAgo = later(-QUESTION_SPANS.quarterMs);
  const endsSoon = and(
    lte(listings.expiresAt, later(QUESTION_SPANS.beforeEndMs)),
    sql`${listings.askedFor} is distinct from ${listings.expiresAt}`,
  );
  const standsLong = and(
    eq(listings.kind, 'offer'),
    sql`coalesce(${listings.promisedAt}, ${listings.createdAt}) <= ${aQuarterAgo.toISOString()}::timestamptz`,
    or(isNull(listings.askedFor), lte(listings.askedFor, aQuarterAgo)),
  );
  const rows = await tx
    .select({ listing: listings, to: members.email, locale: members.locale, isDesk: members.isDesk })
    .from(listings)
    .innerJoin(members, authorOfListing)
    .where(
      and(
        // Written into the statement, so that it fits the partial index of published listings.
        sql`${listings.status} = 'published'`,
        gt(listings.expiresAt, now),
        eq(listings.sample, false),
        or(endsSoon, standsLong),
        only,
      ),
    )
    .orderBy(listings.expiresAt)
    .limit(MOST_AUTHORS)
    // Whoever holds one is changing it, and is asked about what comes of that.
    .for('update', { of: listings, skipLocked: true });
  for (const { listing, isDesk, ...author } of rows) {
    const question = questionDue({ ...listing, promisedAt: promisedSince(listing) }, by);
    if (!question || listing.askedFor?.getTime() === question.about.getTime()) continue;
    await tx.update(listings).set({ askedFor: question.about }).where(eq(listings.id, listing.id));
    const mail = {
      kind: 'still-needed',
      listingId: listing.id,
      why: question.why,
      about: question.about.toISOString(),
    } as const;
    const once = `asked-${listing.id}-${question.about.getTime()}`;
    // What is due since before now leaves at once.
    const readers = isDesk ? await teamReaders(tx, now, 'moderator') : [author];
    for (const { to, locale } of readers)
      await enqueueMail(
        ctx,
        tx,
        { to, locale, mail },
        { once: isDesk ? `${once} ${to}` : once, runAt: question.at },
      );
  }
}

export const sweepQuestions: Sweep = async (ctx, tx) => {
  await askAuthors(ctx, tx);
  // Whether something is left to ask about, the sweep of listings knows.
  return false;
};

const ask = (event: 'listing.published' | 'listing.changed') =>
  onEvent(event, {
    name: 'ask_author',
    run: (ctx, { payload: { listingId } }) =>
      inTenant(ctx, (tx) => askAuthors(ctx, tx, eq(listings.id, listingId))),
  });

/** What ends before the next night is asked about on the same day. */
export const askAuthorOfPublished = ask('listing.published');
export const askAuthorOfChanged = ask('listing.changed');
