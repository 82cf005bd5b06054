import { and, desc, eq, paymentAccounts } from '@entraide/db';
import { settingsPaths } from '@entraide/model/path';
import { z } from 'zod';
import { requireFresh } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { assertSpaceRuns } from '../space/index.ts';
import { askStripe, gateOf, ownStripeId, syncSubject } from '../stripe/index.ts';
import { type AccountRow, accountInUse } from './account.ts';
import { accountSubject } from './account-subject.ts';

const Input = z.strictObject({ country: z.string().regex(/^[A-Z]{2}$/) });

/**
 * Begins to connect the association with Stripe, or goes on where somebody stopped half-way. Whose account it is, is written down before
 * anybody is sent there.
 * @returns the address of Stripe's page
 * @throws SignInNeeded, NotAllowed, NotFound without a key, Invalid, Unavailable
 */
export async function connectAccount(ctx: Ctx, given: unknown): Promise<string> {
  requireFresh(ctx, 'admin');
  assertSpaceRuns(ctx);
  const { country } = parse(Input, given);
  gateOf(ctx);
  const account = (await accountThere(ctx)) ?? (await makeAccount(ctx, country));
  const back = (how: string) => ctx.tenant.origin + settingsPaths.section('dues', { connect: how });
  const link = await askStripe(ctx, (client) =>
    client.accountLinks.create({
      ...{ account, type: 'account_onboarding' },
      ...{ return_url: back('back'), refresh_url: back('again') },
    }),
  );
  return link.url;
}

/** The one in use, or the last one that is still to be reached. */
async function accountThere(ctx: Ctx): Promise<string | null> {
  const { live } = gateOf(ctx);
  const rows = await inTenant(ctx, async (tx): Promise<AccountRow[]> => {
    const used = await accountInUse(ctx, tx);
    if (used) return [used];
    return tx
      .select()
      .from(paymentAccounts)
      .where(eq(paymentAccounts.live, live))
      .orderBy(desc(paymentAccounts.begunAt))
      .limit(1);
  });
  const [row] = rows;
  if (row?.state !== 'disconnected') return row?.accountId ?? null;
  const args = { account: row.accountId };
  if (!(await accountSubject.read(ctx, args))) return null;
  await inTenant(ctx, async (tx) => {
    await tx
      .update(paymentAccounts)
      .set({ state: 'begun', changedAt: ctx.clock() })
      .where(and(eq(paymentAccounts.accountId, row.accountId), eq(paymentAccounts.state, 'disconnected')));
    await recordAct(ctx, tx, { action: 'money.connect' });
  });
  await syncSubject(ctx, accountSubject, args);
  return row.accountId;
}

async function makeAccount(ctx: Ctx, country: string): Promise<string> {
  const { config, id, origin } = ctx.tenant;
  const before = await inTenant(ctx, (tx) =>
    tx.select({ id: paymentAccounts.accountId }).from(paymentAccounts),
  );
  const name = config.dues.receipt.organisation ?? Object.values(config.name)[0];
  const { id: accountId } = await askStripe(ctx, (client) =>
    client.accounts.create(
      {
        ...{ type: 'standard', country, business_profile: { ...(name && { name }), url: origin } },
        ...(config.contact.email && { email: config.contact.email }),
      },
      // Two admins at once make one account.
      { idempotencyKey: `account ${id} ${country} ${before.length}` },
    ),
  );
  const now = ctx.clock();
  await inTenant(ctx, async (tx) => {
    const { live } = gateOf(ctx);
    await ownStripeId(ctx, tx, { stripeId: accountId, live });
    const made = await tx
      .insert(paymentAccounts)
      .values({ accountId, live, state: 'begun', country, begunAt: now, changedAt: now })
      .onConflictDoNothing()
      .returning({ id: paymentAccounts.accountId });
    if (made.length > 0) await recordAct(ctx, tx, { action: 'money.connect' });
  });
  return accountId;
}
