import {
  and,
  eq,
  exists,
  isNull,
  listings,
  members,
  ne,
  or,
  type SQL,
  type TenantTx,
  threads,
} from '@entraide/db';
import { isId } from '@entraide/model';
import { hasRole, missingProof } from '../access/index.ts';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import { actingAs } from './desk-actor.ts';

/**
 * Who looks at it: the desk, when it is a listing or a conversation of the desk's and the caller is of the team; the caller as they are
 * otherwise. Of other people's conversations nothing becomes readable by this. Whoever wrote to the desk before they were of the team
 * stays themselves in that conversation.
 */
export async function forDesk(ctx: Ctx, what: { listing: string } | { thread: string }): Promise<Ctx> {
  const caller = memberOf(ctx);
  const [kind, id = ''] = Object.entries(what)[0] ?? [];
  if (!caller || caller.behind !== undefined || !isId(id)) return ctx;
  if (!hasRole(ctx, 'moderator') || missingProof(ctx, caller)) return ctx;
  const [desk] = await inTenant(ctx, (tx) =>
    tx
      .select({ id: members.id, displayName: members.displayName })
      .from(members)
      .where(
        and(eq(members.isDesk, true), kind === 'listing' ? wrote(tx, id) : talksIn(tx, id, caller.memberId)),
      ),
  );
  return desk ? actingAs(ctx, caller, desk) : ctx;
}

const wrote = (tx: TenantTx, id: string): SQL =>
  exists(
    tx
      .select({ id: listings.id })
      .from(listings)
      .where(and(eq(listings.id, id), eq(listings.authorId, members.id))),
  );

const talksIn = (tx: TenantTx, id: string, caller: string): SQL =>
  exists(
    tx
      .select({ id: threads.id })
      .from(threads)
      .where(
        and(
          ...[eq(threads.id, id), eq(threads.authorId, members.id)],
          or(isNull(threads.starterId), ne(threads.starterId, caller)),
        ),
      ),
  );
