import { domainClaims, eq, sql, type TenantTx } from '@entraide/db';
import type { DomainFindings, DomainState } from '@entraide/model/domain';
import { spend } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, NotFound } from '../error/index.ts';
import { sweepTonight } from '../job/index.ts';
import { checkTomorrow } from './check-tomorrow.ts';
import { requireKeeper } from './keeper.ts';
import { lookUp } from './look-up.ts';
import { mailAdmins } from './mail-admins.ts';
import { ownHosts } from './own-hosts.ts';
import { dnsOf } from './port.ts';
import { tokenOf } from './records.ts';

const DAY_MS = 86_400_000;
/** After so long the admins are told that a domain fails. */
export const TELL_AFTER_MS = 3 * DAY_MS;
/** After so long a domain that the DNS says leads elsewhere, or nowhere, is let go. Silence alone never costs a domain. */
export const LET_GO_AFTER_MS = 14 * DAY_MS;

export interface DomainChecked {
  host: string;
  state: DomainState;
  found: DomainFindings;
}

/**
 * Asks the DNS about one domain of the space, and takes the steps that follow: proven once it names this space, serving once it leads
 * here too.
 * @throws SignInNeeded, NotAllowed, TooMany, NotFound, Conflict for one that was let go
 */
export async function checkDomain(ctx: Ctx, host: string): Promise<DomainChecked> {
  requireKeeper(ctx);
  const dns = dnsOf(ctx);
  const { platformHost } = await inTenant(ctx, async (tx) => {
    const [claim] = await tx.select().from(domainClaims).where(eq(domainClaims.host, host));
    if (!claim) throw new NotFound();
    if (claim.state === 'let-go') throw new Conflict(`${host} was let go: claim it again first.`);
    await spend(ctx, tx, { 'domain-checks': '' });
    await checkTomorrow(ctx, tx);
    return ownHosts(tx, ctx.tenant, dns.rootDomain);
  });
  const found = await lookUp(dns, { host, platformHost, token: tokenOf(ctx.tenant) });
  return recordCheck(ctx, host, found);
}

/** Takes what a check found into the domain's life. @throws NotFound when it was withdrawn meanwhile */
export async function recordCheck(ctx: Ctx, host: string, found: DomainFindings): Promise<DomainChecked> {
  try {
    return await inTenant(ctx, (tx) => recordCheckIn(ctx, tx, host, found));
  } catch (error) {
    // Another space proved it in the same moment; `domains` holds a host once.
    if (!(error instanceof Conflict)) throw error;
    const taken = { ...found, taken: true };
    return inTenant(ctx, async (tx) => {
      await tx
        .update(domainClaims)
        .set({ checkedAt: ctx.clock(), found: taken })
        .where(eq(domainClaims.host, host));
      return { host, state: 'claimed' as const, found: taken };
    });
  }
}

async function recordCheckIn(
  ctx: Ctx,
  tx: TenantTx,
  host: string,
  found: DomainFindings,
): Promise<DomainChecked> {
  // As whoever applies folders does: while a host is taken, nobody else takes it.
  if (found.token === 'found')
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('tenants', 0))`);
  const [claim] = await tx.select().from(domainClaims).where(eq(domainClaims.host, host)).for('update');
  if (!claim) throw new NotFound();
  if (claim.state === 'let-go') return { host, state: claim.state, found };
  const now = ctx.clock();
  const step = async (state: DomainState, more: Partial<typeof domainClaims.$inferInsert> = {}) => {
    await tx
      .update(domainClaims)
      .set({ state, ...more })
      .where(eq(domainClaims.host, host));
    claim.state = state;
  };
  if (claim.state === 'claimed' && found.token === 'found') {
    await step('proven', { provenAt: now, letGoAt: null });
    await recordAct(ctx, tx, { action: 'domain.prove', details: { host } });
  }
  if (claim.state === 'proven' && found.token === 'found' && found.address === 'here') {
    await step('serving');
    await recordAct(ctx, tx, { action: 'domain.serve', details: { host } });
  }
  const failing = await followFailure(ctx, tx, claim, found);
  if (failing.letGo) {
    await step('let-go', { letGoAt: now });
    await recordAct(ctx, tx, { action: 'domain.let-go', details: { host, by: 'check' } });
    await sweepTonight(ctx, tx);
  }
  const { failingSince, toldAt } = failing;
  await tx
    .update(domainClaims)
    .set({ checkedAt: now, found, failingSince, toldAt })
    .where(eq(domainClaims.host, host));
  return { host, state: claim.state, found };
}

interface Failure {
  failingSince: Date | null;
  toldAt: Date | null;
  letGo: boolean;
}

/** One failed check costs nothing: three days until the admins are told, fourteen until it is let go. */
async function followFailure(
  ctx: Ctx,
  tx: TenantTx,
  claim: typeof domainClaims.$inferSelect,
  found: DomainFindings,
): Promise<Failure> {
  const { host, state } = claim;
  const works = worksAs(state, found);
  if (works === 'yes') return { failingSince: null, toldAt: null, letGo: false };
  const now = ctx.clock();
  const failingSince = claim.failingSince ?? now;
  const failedForMs = now.getTime() - failingSince.getTime();
  const letGoOn = new Date(failingSince.getTime() + LET_GO_AFTER_MS);
  if (works === 'no' && failedForMs >= LET_GO_AFTER_MS && claim.toldAt) {
    await mailAdmins(ctx, tx, { kind: 'domain-let-go', host });
    return { failingSince, toldAt: claim.toldAt, letGo: true };
  }
  if (failedForMs < TELL_AFTER_MS || claim.toldAt)
    return { failingSince, toldAt: claim.toldAt, letGo: false };
  await mailAdmins(ctx, tx, { kind: 'domain-failing', host, until: letGoOn.toISOString() });
  return { failingSince, toldAt: now, letGo: false };
}

/** Whether a domain still has what its state needs. `unknown`: the DNS did not say. */
function worksAs(state: DomainState, { token, address }: DomainFindings): 'yes' | 'no' | 'unknown' {
  if (state === 'claimed') return 'yes';
  const [has, silent] =
    state === 'proven'
      ? [token === 'found', token === 'no-answer']
      : [address === 'here', address === 'no-answer'];
  if (has) return 'yes';
  return silent ? 'unknown' : 'no';
}
