import { eq, listings, members, type TenantTx } from '@entraide/db';
import { type ListingStatus, statusNow } from '@entraide/model/listing';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';
import { Gone } from '../error/index.ts';
import {
  authorOfListing,
  changeStatusIn,
  ownListing,
  prolongListingIn,
  promiseMark,
  readQuestionLink,
} from '../listing/index.ts';
import { dayAt } from '../place/index.ts';
import { assertSpaceRuns } from '../space/index.ts';

/** still: it is prolonged. solved: help was found. stop: off the board; its author can put it back. */
export const ANSWERS = ['still', 'solved', 'stop'] as const;
export type Answer = (typeof ANSWERS)[number];

/** How a listing stands about which its author was asked by mail. */
export interface StandingQuestion {
  listing: { id: string; kind: 'offer' | 'request'; title: string; locale: string };
  status: ListingStatus;
  /** Its last day, YYYY-MM-DD. */
  until: string;
  /** The answers that would change something. None once its author has answered, or changed the listing otherwise. */
  open: Answer[];
}

/**
 * For whoever has the link of the mail, signed in or not; changes nothing.
 * @throws Gone, NotAllowed
 */
export async function readQuestion(ctx: Ctx, token: string): Promise<StandingQuestion> {
  assertSpaceRuns(ctx);
  const { listingId, promise } = readQuestionLink(ctx, token);
  return inTenant(ctx, async (tx) => standing(ctx, (await authored(tx, listingId)).row, promise));
}

/**
 * The link speaks for the author, as long as the listing is what the mail said: afterwards it changes nothing, and tells how things are.
 * @throws Gone, NotAllowed, NotTrustedYet
 */
export async function answerQuestion(ctx: Ctx, token: string, answer: Answer): Promise<StandingQuestion> {
  assertSpaceRuns(ctx);
  const { listingId, promise } = readQuestionLink(ctx, token);
  return inTenant(ctx, async (tx) => {
    const asAuthor = { ...ctx, actor: (await authored(tx, listingId)).author };
    // Locked: of two answers at the same moment, the second finds what the first has done.
    const { row } = await ownListing(asAuthor, tx, listingId);
    if (standing(ctx, row, promise).open.includes(answer)) {
      if (answer === 'still') await prolongListingIn(asAuthor, tx, listingId);
      else await changeStatusIn(asAuthor, tx, listingId, answer === 'solved' ? 'solve' : 'pause');
    }
    return standing(ctx, (await authored(tx, listingId)).row, promise);
  });
}

type Row = typeof listings.$inferSelect;

function standing(ctx: Ctx, row: Row, promise: string): StandingQuestion {
  const { id, kind, title, locale } = row;
  const status = statusNow({ status: row.status, expired: row.expiresAt <= ctx.clock() });
  const same = promiseMark(row) === promise;
  const open: Answer[] = !same
    ? []
    : status === 'published'
      ? [...ANSWERS]
      : status === 'expired'
        ? ['still', 'solved']
        : [];
  return { listing: { id, kind, title, locale }, status, until: dayAt(row, row.expiresAt), open };
}

async function authored(tx: TenantTx, listingId: string): Promise<{ row: Row; author: MemberActor }> {
  const [found] = await tx
    .select({ row: listings, member: members })
    .from(listings)
    .innerJoin(members, authorOfListing)
    .where(eq(listings.id, listingId));
  if (!found || found.row.status === 'deleted') throw new Gone();
  const { id, email, displayName, role, status } = found.member;
  const author: MemberActor = {
    ...{ kind: 'member', memberId: id, sessionId: 'none', email, displayName, role, status },
    ...{ hasSecondFactor: false, secondFactorAt: null },
  };
  return { row: found.row, author };
}
