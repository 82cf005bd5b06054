import { listings, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { type Listing, ListingInput, statusOnBoard } from '@entraide/model/listing';
import {
  assertDuesPaid,
  assertTrusted,
  countedAs,
  lockWriter,
  requireWriter,
  spend,
} from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { locate } from '../place/index.ts';
import { admitForUrgentIn } from '../room/index.ts';
import { judgeText, noteFlags } from '../rule/index.ts';
import { learnWords } from '../search/index.ts';
import { getListingIn } from './get-listing.ts';
import { tellListing } from './tell.ts';
import { checkAgainstSpace, endOf, subjectOf } from './write.ts';

/**
 * Publishes a listing, or keeps it held while its author waits to be accepted; or hidden, when a rule wants a person to read it first.
 * @throws SignInNeeded, NotAllowed, NotTrustedYet, DuesUnpaid, Invalid, TooMany
 */
export async function createListing(ctx: Ctx, given: unknown): Promise<Listing> {
  requireWriter(ctx, 'listings:write');
  const input = parse(ListingInput, given);
  return inTenant(ctx, (tx) => createListingIn(ctx, tx, input));
}

export async function createListingIn(
  ctx: Ctx,
  tx: TenantTx,
  { place, locale, until, expiresAt, consent, ...input }: ListingInput,
): Promise<Listing> {
  const actor = requireWriter(ctx, 'listings:write');
  checkAgainstSpace(ctx, { category: input.category, locale, until, expiresAt });
  await spend(ctx, tx, { listings: countedAs(actor) });
  const now = ctx.clock();
  if (actor.status === 'pending' && input.kind === 'request' && input.urgent)
    await admitForUrgentIn(ctx, tx, actor.memberId);
  const authorIsAccepted = await lockWriter(tx, actor, now);
  await assertTrusted(ctx, tx, actor, input.category);
  await assertDuesPaid(ctx, tx, actor, input.kind);
  const written = { ...input, locale: locale ?? ctx.locale };
  const where = await locate(tx, place, input.precision);
  await learnWords(tx, written);
  const id = newId();
  const { title, description } = written;
  const flags = await judgeText(ctx, tx, actor, 'public', {
    title,
    body: description,
    locale: written.locale,
  });
  const subject = subjectOf(ctx, { ...written, id, authorId: actor.memberId });
  const decisionId = await noteFlags(ctx, tx, subject, { flags });
  const status = decisionId ? 'hidden' : statusOnBoard(authorIsAccepted);
  await tx.insert(listings).values({
    ...written,
    ...where,
    id,
    authorId: actor.memberId,
    status,
    decisionId,
    consentAt: input.onBehalf && consent ? now : null,
    createdAt: now,
    updatedAt: now,
    expiresAt: endOf(ctx, where, { category: input.category, until, expiresAt }),
  });
  await tellListing(tx, id, null, status);
  return getListingIn(ctx, tx, id);
}
