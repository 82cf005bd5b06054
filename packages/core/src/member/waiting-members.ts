import {
  and,
  asc,
  count,
  eq,
  inArray,
  listings,
  members,
  messages,
  places,
  type TenantTx,
} from '@entraide/db';
import { isId } from '@entraide/model';
import type { Listing } from '@entraide/model/listing';
import { hasRole, requireRoleOrSupport } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { listingColumns, toListing } from '../listing/index.ts';
import { hashOf } from '../session/index.ts';
import type { MemberRow } from './list-members.ts';

export interface WaitingMember extends MemberRow {
  /** What accepting them publishes, as others will see it: the first few, or all when only they were asked for. */
  listings: Listing[];
  /** How many listings accepting them publishes. */
  held: number;
  /** How many private messages accepting them sends. Nobody but their readers sees what they say. */
  messages: number;
  /** Stands for these listings as they are now: handed back on acceptance. */
  seen: string;
}

const MOST_MEMBERS = 50;
/** Of each of many people; whoever wrote more is read alone. */
const MOST_LISTINGS = 3;

/**
 * Those who wait, in the order they came, fifty at most, each with the first listings that accepting them would publish.
 * @param only the one to read alone, with all their listings; who does not wait is nobody
 * @throws SignInNeeded, NotAllowed
 */
export async function waitingMembers(
  ctx: Ctx,
  only?: string,
): Promise<{ items: WaitingMember[]; total: number }> {
  requireRoleOrSupport(ctx, 'moderator');
  return inTenant(ctx, async (tx) => {
    const people = await pendingPeople(tx, only);
    const total = await countPending(tx);
    const ids = people.map(({ id }) => id);
    if (ids.length === 0) return { items: [], total };
    const held = await tx
      .select({ id: listings.id, authorId: listings.authorId, updatedAt: listings.updatedAt })
      .from(listings)
      .where(and(inArray(listings.authorId, ids), eq(listings.status, 'held')))
      .orderBy(asc(listings.id));
    const heldBy = new Map(ids.map((id) => [id, held.filter(({ authorId }) => authorId === id)]));
    const most = only === undefined ? MOST_LISTINGS : held.length;
    const shown = [...heldBy.values()].flatMap((theirs) => theirs.slice(0, most).map(({ id }) => id));
    const texts = await heldListings(ctx, tx, shown);
    const sent = await tx
      .select({ senderId: messages.senderId, count: count() })
      .from(messages)
      .where(inArray(messages.senderId, ids))
      .groupBy(messages.senderId);
    const items = people.map((person) => {
      const theirs = heldBy.get(person.id) ?? [];
      return {
        ...person,
        listings: texts.get(person.id) ?? [],
        held: theirs.length,
        messages: sent.find(({ senderId }) => senderId === person.id)?.count ?? 0,
        seen: stampOf(theirs),
      };
    });
    return { items, total };
  });
}

async function pendingPeople(tx: TenantTx, only: string | undefined) {
  if (only !== undefined && !isId(only)) return [];
  return tx
    .select()
    .from(members)
    .where(and(eq(members.status, 'pending'), only === undefined ? undefined : eq(members.id, only)))
    .orderBy(asc(members.id))
    .limit(MOST_MEMBERS);
}

/** By author, in the order they were written. */
async function heldListings(ctx: Ctx, tx: TenantTx, ids: readonly string[]): Promise<Map<string, Listing[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select(listingColumns(ctx))
    .from(listings)
    .innerJoin(places, eq(places.id, listings.placeId))
    .innerJoin(members, and(eq(members.tenantId, listings.tenantId), eq(members.id, listings.authorId)))
    .where(inArray(listings.id, [...ids]))
    .orderBy(asc(listings.id));
  const byAuthor = new Map<string, Listing[]>();
  for (const row of rows)
    byAuthor.set(row.authorId, [...(byAuthor.get(row.authorId) ?? []), toListing(ctx, row)]);
  return byAuthor;
}

/** How many people wait for the caller to decide; null for who does not decide. */
export async function countWaiting(ctx: Ctx): Promise<number | null> {
  if (!hasRole(ctx, 'moderator')) return null;
  return inTenant(ctx, countPending);
}

async function countPending(tx: TenantTx): Promise<number> {
  const [row] = await tx.select({ count: count() }).from(members).where(eq(members.status, 'pending'));
  return row?.count ?? 0;
}

/** The stamp of what somebody has in waiting now. */
export async function stampOfHeld(tx: TenantTx, memberId: string): Promise<string> {
  const rows = await tx
    .select({ id: listings.id, updatedAt: listings.updatedAt })
    .from(listings)
    .where(and(eq(listings.authorId, memberId), eq(listings.status, 'held')))
    .orderBy(asc(listings.id));
  return stampOf(rows);
}

const stampOf = (rows: readonly { id: string; updatedAt: Date }[]) =>
  hashOf(rows.map(({ id, updatedAt }) => `${id} ${updatedAt.toISOString()}`).join('\n'));
