import { alertMatches, alerts, alertTerms, eq, members, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { type Alert, AlertInput, MOST_ALERTS } from '@entraide/model/alert';
import { requireMember, spend } from '../access/index.ts';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';
import { Conflict, Invalid, NotAllowed, parse } from '../error/index.ts';
import { searchListings } from '../listing/index.ts';
import { assertMayRead } from '../space/index.ts';
import { type Search, searchOf } from './search-of.ts';
import { termsOfAlert } from './terms.ts';
import { showAlert } from './view.ts';
import { tilesOf } from './where.ts';
import { keepTexts } from './words.ts';

/** Listings that a member is taken to have seen when they save a search. */
const SEEN_AT_MOST = 100;

type Row = typeof alerts.$inferSelect;

/**
 * Saves a search: from now on its member is told of what comes. What is there already, they have seen. The same search again only says
 * anew how often to tell.
 * @throws SignInNeeded, NotAllowed, Invalid, Conflict (there are too many), TooMany
 */
export async function createAlert(ctx: Ctx, given: unknown): Promise<Alert> {
  const actor = requireMember(ctx);
  assertMayRead(ctx);
  if (actor.status === 'suspended') throw new NotAllowed('Your membership is suspended.');
  const input = parse(AlertInput, given);
  const search = await searchOf(ctx, input);
  const { row, isNew } = await inTenant(ctx, (tx) => save(ctx, tx, actor, input, search));
  // After it is there: what is published meanwhile is told rather than missed.
  if (isNew) await noteSeen(ctx, row.id, input);
  return showAlert(ctx, row);
}

async function save(
  ctx: Ctx,
  tx: TenantTx,
  { memberId }: MemberActor,
  { every, near, radiusKm, bbox }: AlertInput,
  search: Search,
): Promise<{ row: Row; isNew: boolean }> {
  await spend(ctx, tx, { alerts: memberId });
  // Whoever saves two at once waits here, so that none is counted too little.
  await tx.select({ id: members.id }).from(members).where(eq(members.id, memberId)).for('no key update');
  const own = await tx.select().from(alerts).where(eq(alerts.memberId, memberId));
  const same = own.find((row) =>
    Object.entries(search).every(([name, value]) => row[name as keyof Row] === value),
  );
  if (same) {
    await tx.update(alerts).set({ every }).where(eq(alerts.id, same.id));
    return { row: { ...same, every }, isNew: false };
  }
  if (own.length >= MOST_ALERTS)
    throw new Conflict(
      `You have ${MOST_ALERTS} saved searches, which is the most: delete one of them first.`,
    );
  const [words = null] = search.q === null ? [[]] : await keepTexts(tx, ctx.tenant.config, [search.q]);
  if (!words)
    throw new Invalid([{ path: ['q'], code: 'no-words', message: 'a letter or a digit, at least' }]);
  const values = { ...search, id: newId(), memberId, every, words, createdAt: ctx.clock() };
  const [row] = await tx.insert(alerts).values(values).returning();
  if (!row) throw new Error('an inserted row comes back');
  const tiles = tilesOf({ near, radiusKm, bbox });
  await tx
    .insert(alertTerms)
    .values(termsOfAlert(values).flatMap((term) => tiles.map((tile) => ({ term, tile, alertId: row.id }))));
  return { row, isNew: true };
}

async function noteSeen(ctx: Ctx, alertId: string, input: AlertInput): Promise<void> {
  const { every: _every, place: _place, since: _since, ...search } = input;
  const params = { ...search, sort: 'newest' as const, limit: SEEN_AT_MOST };
  const { items } = await searchListings(ctx, params);
  if (items.length === 0) return;
  const foundAt = ctx.clock();
  await inTenant(ctx, (tx) =>
    tx
      .insert(alertMatches)
      .values(items.map(({ id }) => ({ alertId, listingId: id, foundAt, seen: true })))
      .onConflictDoNothing(),
  );
}
