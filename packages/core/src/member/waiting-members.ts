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
import type { Listing } from '@entraide/model/listing';
import { hasRole, requireRole } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { listingColumns, toListing } from '../listing/index.ts';
import { hashOf } from '../session/index.ts';
import type { MemberRow } from './list-members.ts';

export interface WaitingMember extends MemberRow {
  /** What accepting them publishes, as others will see it. */
  listings: Listing[];
  /** How many private messages accepting them sends. Nobody but their readers sees what they say. */
  messages: number;
  /** Stands for these listings as they are now: handed back on acceptance. */
  seen: string;
}

const MOST_MEMBERS = 50;

/**
 * Those who wait, in the order they came, fifty at most, each with all that accepting them would publish.
 * @throws SignInNeeded, NotAllowed
 */
export async function waitingMembers(ctx: Ctx): Promise<{ items: WaitingMember[]; total: number }> {
  requireRole(ctx, 'moderator');
  return inTenant(ctx, async (tx) => {
    const pending = eq(members.status, 'pending');
    const people = await tx
      .select()
      .from(members)
      .where(pending)
      .orderBy(asc(members.id))
      .limit(MOST_MEMBERS);
    const total = await countPending(tx);
    const ids = people.map(({ id }) => id);
    if (ids.length === 0) return { items: [], total };
    const held = await tx
      .select(listingColumns(ctx.locale))
      .from(listings)
      .innerJoin(places, eq(places.id, listings.placeId))
      .innerJoin(members, and(eq(members.tenantId, listings.tenantId), eq(members.id, listings.authorId)))
      .where(and(inArray(listings.authorId, ids), eq(listings.status, 'held')))
      .orderBy(asc(listings.id));
    const sent = await tx
      .select({ senderId: messages.senderId, count: count() })
      .from(messages)
      .where(inArray(messages.senderId, ids))
      .groupBy(messages.senderId);
    const items = people.map((person) => {
      const theirs = held.filter(({ authorId }) => authorId === person.id);
      return {
        ...person,
        listings: theirs.map((row) => toListing(ctx, row)),
        messages: sent.find(({ senderId }) => senderId === person.id)?.count ?? 0,
        seen: stampOf(theirs),
      };
    });
    return { items, total };
  });
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
