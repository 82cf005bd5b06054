import { and, eq, members, notInArray, or, type SQL, sql } from '@entraide/db';
import { type Ctx, memberOf } from '../ctx/index.ts';

/** The row of somebody else, which may be joined under another name. */
type Other = Pick<typeof members, 'tenantId' | 'id' | 'status' | 'isDesk'>;

/**
 * The one rule of who sees somebody as a person (their profile and their photo), as a condition on their row: accepted members, one another, unless one of the two does not want it; where the space says so, only those who talk with
 * them. The team sees everybody whom it looks after. Oneself is not meant: who asks for their own row asks for it by its id.
 */
export function seesMember(ctx: Pick<Ctx, 'actor' | 'tenant'>, other: Other = members): SQL<boolean> {
  const actor = memberOf(ctx);
  if (actor?.status !== 'active') return sql<boolean>`false`;
  const whom =
    ctx.tenant.config.profiles === 'members' || actor.role !== 'member'
      ? undefined
      : talksWith(actor.memberId, other);
  const wanted = actor.unseen?.length ? notInArray(other.id, [...actor.unseen]) : undefined;
  return sql<boolean>`(${and(eq(other.status, 'active'), eq(other.isDesk, false), wanted, whom)})`;
}

/** A conversation in which they hide their name tells nobody whom they talk with. */
const talksWith = (memberId: string, other: Other): SQL | undefined =>
  or(
    sql`exists (select from threads talk where talk.tenant_id = ${other.tenantId} and talk.author_id = ${memberId}::uuid
      and talk.starter_id = ${other.id} and not talk.held)`,
    sql`exists (select from threads talk left join listings about on about.tenant_id = talk.tenant_id and about.id = talk.listing_id
      where talk.tenant_id = ${other.tenantId} and talk.starter_id = ${memberId}::uuid and talk.author_id = ${other.id}
        and not talk.held and (talk.author_named or about.hide_name is false))`,
  );
