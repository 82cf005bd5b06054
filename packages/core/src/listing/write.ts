import { and, eq, listings, type TenantTx } from '@entraide/db';
import { isId } from '@entraide/model';
import { ListingInput } from '@entraide/model/listing';
import { z } from 'zod';
import { lockWriter, requireWriter } from '../access/index.ts';
import { recordForDesk } from '../act/index.ts';
import type { Subject } from '../case/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { type Fault, Invalid, NotAllowed } from '../error/index.ts';
import { type DatedPlace, dayAt, endOfDayAt } from '../place/index.ts';
import { getListingIn } from './get-listing.ts';

const DAY_MS = 86_400_000;
export const LONGEST_LIFETIME_DAYS = 365;

/** A day or a moment, or neither. */
export type End = { until?: string | undefined; expiresAt?: string | undefined };

/** The fields of an edit: any of them, and no default slips in for one that is absent. */
export const ListingChange = z
  .strictObject({
    ...ListingInput.shape,
    precision: ListingInput.shape.precision.unwrap(),
    urgent: z.boolean(),
    onBehalf: z.boolean(),
    consent: z.boolean(),
    hideName: z.boolean(),
  })
  .partial();

/**
 * What the schema cannot know: the space's categories and languages, and what time it is. A day is judged by {@link endOf}.
 * @throws Invalid
 */
export function checkAgainstSpace(
  ctx: Ctx,
  input: End & { category?: string | undefined; locale?: string | undefined },
): void {
  const faults: Fault[] = [];
  const { categories, locales } = ctx.tenant.config;
  if (input.category !== undefined && !categories.some(({ slug }) => slug === input.category))
    faults.push({ path: ['category'], code: 'unknown-category', message: 'this space has no such category' });
  if (input.locale !== undefined && !(locales as string[]).includes(input.locale))
    faults.push({
      path: ['locale'],
      code: 'unknown-locale',
      message: 'this space does not speak that language',
    });
  if (input.expiresAt !== undefined && input.until !== undefined)
    faults.push({ path: ['until'], code: 'two-ends', message: 'either `until` or `expiresAt`' });
  if (input.expiresAt !== undefined) {
    const days = (Date.parse(input.expiresAt) - ctx.clock().getTime()) / DAY_MS;
    if (days <= 0) faults.push({ path: ['expiresAt'], code: 'past', message: 'the end lies in the past' });
    if (days > LONGEST_LIFETIME_DAYS)
      faults.push({
        path: ['expiresAt'],
        code: 'too-far',
        message: `at most ${LONGEST_LIFETIME_DAYS} days ahead`,
      });
  }
  if (faults.length > 0) throw new Invalid(faults);
}

/**
 * The end the author gave; else the category's own lifetime from now. Days end as they do where the listing is shown.
 * @throws Invalid
 */
export function endOf(
  ctx: Ctx,
  place: DatedPlace,
  { category, until, expiresAt }: End & { category: string },
): Date {
  if (expiresAt !== undefined) return new Date(expiresAt);
  if (until !== undefined) return endOfChosenDay(ctx, place, until);
  const days = ctx.tenant.config.categories.find(({ slug }) => slug === category)?.lifetimeDays ?? 30;
  return endOfDayAt(place, dayIn(ctx, place, days));
}

/** @throws Invalid when that day is over at the place, or too far ahead */
function endOfChosenDay(ctx: Ctx, place: DatedPlace, day: string): Date {
  const fault = (code: string, message: string) => new Invalid([{ path: ['until'], code, message }]);
  if (day < dayIn(ctx, place, 0)) throw fault('past', 'that day is over at the place');
  if (day > dayIn(ctx, place, LONGEST_LIFETIME_DAYS))
    throw fault('too-far', `at most ${LONGEST_LIFETIME_DAYS} days ahead`);
  return endOfDayAt(place, day);
}

/** The same day at another place; an end that is not that of a day stays the moment it was. */
export function endMoved(end: Date, from: DatedPlace, to: DatedPlace): Date {
  const day = dayAt(from, end);
  return end.getTime() === endOfDayAt(from, day).getTime() ? endOfDayAt(to, day) : end;
}

const dayIn = (ctx: Ctx, place: DatedPlace, days: number) =>
  dayAt(place, new Date(ctx.clock().getTime() + days * DAY_MS));

/** Since when its promise stands. */
export const promisedSince = ({ promisedAt, createdAt }: Pick<Row, 'promisedAt' | 'createdAt'>): Date =>
  promisedAt ?? createdAt;

/** The promise in a short word: another one as soon as its author writes, prolongs or puts back. For links of mails. */
export const promiseMark = (row: Pick<Row, 'promisedAt' | 'createdAt' | 'expiresAt'>): string =>
  [promisedSince(row), row.expiresAt].map((moment) => moment.getTime().toString(36)).join('-');

type Row = typeof listings.$inferSelect;

/**
 * When the person whom a listing is for agreed, after an edit. Who was never asked, because it was written before, is not asked by an edit
 * of something else.
 * @throws Invalid when it becomes somebody else's, who was not asked
 */
export function consentAfter(
  before: Pick<Row, 'onBehalf' | 'consentAt'>,
  { onBehalf = before.onBehalf, consent }: { onBehalf?: boolean | undefined; consent?: boolean | undefined },
  now: Date,
): Date | null {
  if (!onBehalf) return null;
  if (consent !== undefined && !consent && before.consentAt !== null) throw new Invalid([consentNeeded]);
  if (consent) return before.consentAt ?? now;
  if (!before.onBehalf) throw new Invalid([consentNeeded]);
  return before.consentAt;
}

const consentNeeded: Fault = {
  path: ['consent'],
  code: 'custom',
  message: 'say that the person it is for knows and agrees: "consent": true',
};

export interface OwnListing {
  row: typeof listings.$inferSelect;
  authorIsAccepted: boolean;
}

/**
 * The author's own listing, locked until the transaction ends, and whether its author is accepted.
 * @param writesAt as `lockWriter` has it
 * @throws SignInNeeded, NotAllowed when it is somebody else's, NotFound when the caller cannot see it either
 */
export async function ownListing(ctx: Ctx, tx: TenantTx, id: string, writesAt?: Date): Promise<OwnListing> {
  const author = requireWriter(ctx, 'listings:write');
  const authorIsAccepted = await lockWriter(tx, author, writesAt);
  const [row] = isId(id)
    ? await tx
        .select()
        .from(listings)
        .where(and(eq(listings.id, id), eq(listings.authorId, author.memberId)))
        .for('update')
    : [];
  if (row) {
    await recordForDesk(ctx, tx, 'ask.listing');
    return { row, authorIsAccepted };
  }
  await getListingIn(ctx, tx, id);
  throw new NotAllowed('Only its author can change a listing.');
}

/** What a case about it is about, by its author, who has just written it. */
export function subjectOf(
  ctx: Ctx,
  {
    id,
    authorId,
    title,
    description,
    locale,
  }: Pick<OwnListing['row'], 'id' | 'authorId' | 'title' | 'description' | 'locale'>,
): Subject {
  const { displayName: name } = requireWriter(ctx, 'listings:write');
  return { kind: 'listing', id, authorId, evidence: { name, title, text: description, locale } };
}
