import { and, eq, members, paymentAccounts, type TenantTx } from '@entraide/db';
import { type Ctx, inTenant, type MemberActor, memberOf } from '../ctx/index.ts';
import { NotAllowed } from '../error/index.ts';
import { paidUntilOf } from '../ledger/index.ts';

/** Somebody finds out first whether it is for them; and whoever paid late does not stop in the middle. */
const FREE_DAYS = 30;
const DAY_MS = 86_400_000;

/** They are a member, and have not paid what the space asks of who offers help. */
export class DuesUnpaid extends NotAllowed {
  constructor() {
    super('Here whoever offers help has paid their dues. Asking for help never costs anything.');
  }
}

/**
 * Whether dues keep somebody from writing such a listing. Never one who asks for help; nor the team, who came lately, whoever paid until a
 * short while ago, or anybody in a space where dues cannot be paid at the moment.
 */
async function duesLacking(
  ctx: Ctx,
  tx: TenantTx,
  actor: MemberActor,
  kind: 'offer' | 'request',
): Promise<boolean> {
  if (ctx.tenant.config.dues.required === 'never' || kind === 'request' || actor.role !== 'member')
    return false;
  const [member] = await tx
    .select({ createdAt: members.createdAt })
    .from(members)
    .where(eq(members.id, actor.memberId));
  const since = new Date(ctx.clock().getTime() - FREE_DAYS * DAY_MS);
  if (!member || member.createdAt > since) return false;
  const until = await paidUntilOf(ctx, tx, actor.memberId);
  if (until !== null && until >= since.toISOString().slice(0, 10)) return false;
  return canPayDues(ctx, tx);
}

/** @throws DuesUnpaid */
export async function assertDuesPaid(
  ctx: Ctx,
  tx: TenantTx,
  actor: MemberActor,
  kind: 'offer' | 'request',
): Promise<void> {
  if (await duesLacking(ctx, tx, actor, kind)) throw new DuesUnpaid();
}

/** The same before a form is shown, so that nobody fills in one that cannot be sent. */
export async function owesDues(ctx: Ctx): Promise<boolean> {
  const actor = memberOf(ctx);
  if (!actor || ctx.tenant.config.dues.required === 'never') return false;
  return inTenant(ctx, (tx) => duesLacking(ctx, tx, actor, 'offer'));
}

/** At Stripe, or as the space describes. */
async function canPayDues({ stripe, tenant }: Ctx, tx: TenantTx): Promise<boolean> {
  const { membership, otherWays, treasurer } = tenant.config.dues;
  if (!membership.open) return false;
  if (otherWays || treasurer.email) return true;
  if (!stripe) return false;
  const ready = await tx
    .select({ id: paymentAccounts.accountId })
    .from(paymentAccounts)
    .where(and(eq(paymentAccounts.live, stripe.live), eq(paymentAccounts.state, 'ready')));
  return ready.length > 0;
}
