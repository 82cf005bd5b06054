import { asc, domainClaims, eq } from '@entraide/db';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, NotFound } from '../error/index.ts';
import { recordByOperator, requireFreshKeeper } from './keeper.ts';
import { ownHosts } from './own-hosts.ts';
import { dnsOf } from './port.ts';

/**
 * Links are written with this host from now on, and the space's other hosts lead to it. The space's name on the platform may be asked
 * for, too.
 * @returns whether something changed
 * @throws SignInNeeded, NotAllowed, NotFound; Conflict when it does not serve yet, or tenant.yaml says which host is primary
 */
export async function makePrimary(
  ctx: Ctx,
  host: string,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<boolean> {
  requireFreshKeeper(ctx);
  return inTenant(ctx, async (tx) => {
    // All of them in one order: two who choose at the same moment come one after the other.
    const claims = await tx.select().from(domainClaims).orderBy(asc(domainClaims.host)).for('update');
    const { platformHost, folderHosts, primaryByFolder } = await ownHosts(
      tx,
      ctx.tenant,
      dnsOf(ctx).rootDomain,
    );
    const chosen = claims.find((claim) => claim.host === host);
    if (!chosen && host !== platformHost && !folderHosts.includes(host)) throw new NotFound();
    if (primaryByFolder)
      throw new Conflict('tenant.yaml names the domains of this space: its first one is primary.');
    if (chosen && chosen.state !== 'serving' && chosen.state !== 'primary')
      throw new Conflict(`${host} does not lead here yet.`);
    const before = claims.find(({ state }) => state === 'primary');
    if (before?.host === chosen?.host) return false;
    if (dryRun) return true;
    const set = (state: 'serving' | 'primary', which: string) =>
      tx.update(domainClaims).set({ state }).where(eq(domainClaims.host, which));
    if (before) await set('serving', before.host);
    if (chosen) await set('primary', chosen.host);
    await recordAct(ctx, tx, { action: 'domain.primary', details: { host } });
    await recordByOperator(ctx, tx, 'domain.primary', { host });
    return true;
  });
}
