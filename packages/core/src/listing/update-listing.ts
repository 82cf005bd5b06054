import { eq, listings, type TenantTx } from '@entraide/db';
import { type Listing, statusNow, statusOnBoard } from '@entraide/model/listing';
import { newFlags } from '@entraide/model/rule';
import type { z } from 'zod';
import { assertTrusted, requireWriter } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, NotFound, parse } from '../error/index.ts';
import { type Located, locate } from '../place/index.ts';
import { judgeTexts, noteFlags } from '../rule/index.ts';
import { learnWords } from '../search/index.ts';
import { askAnotherLookIn } from './another-look.ts';
import { getListingIn } from './get-listing.ts';
import { hideListingIn } from './hide-listing.ts';
import { tellListing } from './tell.ts';
import {
  checkAgainstSpace,
  consentAfter,
  type End,
  endMoved,
  endOf,
  ListingChange,
  type OwnListing,
  ownListing,
  subjectOf,
} from './write.ts';

/**
 * Changes the fields that are given; what a rule holds is hidden until a person has read it. A new precision needs the place again, because the true point was never kept.
 * @throws SignInNeeded, NotFound, NotAllowed, NotTrustedYet, Invalid, Conflict
 */
export async function updateListing(ctx: Ctx, id: string, given: unknown): Promise<Listing> {
  requireWriter(ctx, 'listings:write');
  const change = parse(ListingChange, given);
  return inTenant(ctx, async (tx) => {
    await updateListingIn(ctx, tx, id, change);
    return getListingIn(ctx, tx, id);
  });
}

export async function updateListingIn(
  ctx: Ctx,
  tx: TenantTx,
  id: string,
  { place, precision, until, expiresAt, consent, ...change }: z.infer<typeof ListingChange>,
): Promise<{ held: boolean }> {
  checkAgainstSpace(ctx, { category: change.category, locale: change.locale, until, expiresAt });
  const { row: before, authorIsAccepted } = await ownListing(ctx, tx, id, ctx.clock());
  if (before.status === 'deleted') throw new NotFound();
  // A new end is what reopens an expired listing.
  const reopens = (until ?? expiresAt) !== undefined && before.status === 'expired';
  const category = change.category ?? before.category;
  if (reopens || category !== before.category)
    await assertTrusted(ctx, tx, requireWriter(ctx, 'listings:write'), category);
  const chosen = precision ?? before.precision;
  if (!place && chosen !== before.precision)
    throw new Conflict('To show the place differently, give the place again: we did not keep where it is.');
  const defined = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  await learnWords(tx, { ...before, ...defined });
  const where = place ? await locate(tx, place, chosen) : null;
  const end = newEnd(ctx, { before, where, until, expiresAt });
  const status = reopens ? statusOnBoard(authorIsAccepted) : before.status;
  const now = ctx.clock();
  const consentAt = consentAfter(before, { onBehalf: change.onBehalf, consent }, now);
  await tx
    .update(listings)
    .set({
      ...{ ...defined, ...where, expiresAt: end, consentAt, updatedAt: now },
      ...(reopens && { status }),
      // A new promise: its author is asked about that end.
      ...(end.getTime() !== before.expiresAt.getTime() && { promisedAt: now }),
    })
    .where(eq(listings.id, before.id));
  const held = await lookAt(ctx, tx, before, { ...before, ...defined });
  const changes = Object.keys(defined).length > 0 || place !== undefined || end !== before.expiresAt;
  if (changes && !held)
    await tellListing(
      tx,
      before.id,
      statusNow({ status: before.status, expired: before.expiresAt <= now }),
      statusNow({ status, expired: end <= now }),
    );
  return { held };
}

/** What rules say of the new text, and what becomes of it: true when it is held from now on. */
async function lookAt(ctx: Ctx, tx: TenantTx, before: Row, now: Row): Promise<boolean> {
  const same = (['title', 'description', 'locale'] as const).every((field) => before[field] === now[field]);
  if (same && !before.decisionId) return false;
  const [old, text] = [before, now].map(({ title, description, locale }) => ({
    ...{ title, body: description, locale },
  })) as [Text, Text];
  const author = requireWriter(ctx, 'listings:write');
  const [was = [], flags = []] = await judgeTexts(ctx, tx, author, 'public', [old, text]);
  if (before.decisionId) {
    await askAnotherLookIn(ctx, tx, now, flags);
    return false;
  }
  const fresh = newFlags({ text, flags }, { text: old, flags: was });
  const decisionId = await noteFlags(ctx, tx, subjectOf(ctx, now), { flags, fresh });
  if (decisionId) await hideListingIn(ctx, tx, now.id, decisionId);
  return decisionId !== null;
}

type Row = OwnListing['row'];
interface Text {
  title: string;
  body: string;
  locale: string;
}

interface Ends extends End {
  before: OwnListing['row'];
  where: Located | null;
}

function newEnd(ctx: Ctx, { before, where, until, expiresAt }: Ends): Date {
  if (until !== undefined || expiresAt !== undefined)
    return endOf(ctx, where ?? before, { category: before.category, until, expiresAt });
  return where ? endMoved(before.expiresAt, before, where) : before.expiresAt;
}
