import { domainClaims, eq, ne, sql, type TenantTx } from '@entraide/db';
import { z } from 'zod';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { requireRoom } from '../room/index.ts';
import { checkTomorrow } from './check-tomorrow.ts';
import { recordByOperator, requireFreshKeeper } from './keeper.ts';
import { ownHosts } from './own-hosts.ts';
import { dnsOf } from './port.ts';
import { hostFault, inWords, type ReadHost, readHost } from './read-host.ts';

const DomainClaim = z.strictObject({
  /** As somebody pastes it. */
  host: z.string().min(1).max(300),
  /** For a registered domain itself: `www.` before it, too. */
  www: z.boolean().default(false),
});

export interface DomainClaimed {
  hosts: string[];
  changed: boolean;
}

/** Names of one space: with `www`, ten domains. */
const MOST_DOMAINS = 20;

/**
 * The space says that a domain is its own. Others may say so, too; nothing is served before its DNS names this space (`checkDomain`). One
 * that the space let go a while ago comes back so.
 * @throws SignInNeeded, NotAllowed; Invalid with a HostFault; NoRoom
 */
export async function claimDomain(
  ctx: Ctx,
  input: unknown,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<DomainClaimed> {
  requireFreshKeeper(ctx);
  const { host: typed, www } = parse(DomainClaim, input);
  const read = readHost(typed);
  const names = [read];
  if (www && read.host === read.registrable) names.push({ ...read, host: `www.${read.host}` });
  refusePlatformHost(ctx, read);
  return inTenant(ctx, async (tx) => {
    // One claim of a space at a time, so that the maximum holds.
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended('domains ' || current_tenant()::text, 0))`,
    );
    // The operator may give a space more than its plan.
    if (ctx.actor.kind !== 'operator') await requireRoom(ctx, tx, 'domain');
    const claimed: string[] = [];
    for (const name of names) if (await claimIn(ctx, tx, name, dryRun)) claimed.push(name.host);
    if (claimed.length > 0 && !dryRun) {
      await recordAct(ctx, tx, { action: 'domain.claim', details: { hosts: claimed } });
      await recordByOperator(ctx, tx, 'domain.claim', { hosts: claimed });
      await checkTomorrow(ctx, tx);
    }
    return { hosts: names.map(({ host }) => host), changed: claimed.length > 0 };
  });
}

/** Below the root domain every label is a slug, the platform's own or nobody's; what looks the same would mislead. */
function refusePlatformHost(ctx: Ctx, { host, registrable, looksLike }: ReadHost): void {
  const { rootDomain } = dnsOf(ctx);
  if (host === rootDomain || host.endsWith(`.${rootDomain}`))
    throw hostFault('platform-host', `${host} belongs to the platform.`);
  const [root] = looksOfRoot(rootDomain);
  if (root && root.looksLike === looksLike && root.registrable !== registrable)
    throw hostFault('look-alike', `${inWords(host)} looks like the platform's own name.`);
}

function looksOfRoot(rootDomain: string): ReadHost[] {
  try {
    return [readHost(rootDomain)];
  } catch {
    // A local name looks like nobody's.
    return [];
  }
}

/** @returns whether something changed */
async function claimIn(
  ctx: Ctx,
  tx: TenantTx,
  { host, registrable, looksLike }: ReadHost,
  dryRun: boolean,
): Promise<boolean> {
  const [known] = await tx.select().from(domainClaims).where(eq(domainClaims.host, host)).for('update');
  if (known && known.state !== 'let-go') return false;
  const { folderHosts } = await ownHosts(tx, ctx.tenant, dnsOf(ctx).rootDomain);
  if (folderHosts.includes(host)) throw hostFault('by-folder', `tenant.yaml names ${host} already.`);
  if (!known) {
    await refuseTaken(ctx, tx, { host, registrable, looksLike });
    const others = await tx
      .select({ host: domainClaims.host })
      .from(domainClaims)
      .where(ne(domainClaims.state, 'let-go'));
    if (others.length >= MOST_DOMAINS)
      throw hostFault('too-many-domains', `A space has ${MOST_DOMAINS} domains at most.`);
  }
  if (dryRun) return true;
  const claimedAt = ctx.clock();
  if (known)
    // `letGoAt` stays until it is proven anew: a claim alone keeps nobody else away for longer.
    await tx
      .update(domainClaims)
      .set({ state: 'claimed', claimedAt, checkedAt: null, failingSince: null, toldAt: null, found: null })
      .where(eq(domainClaims.host, host));
  else await tx.insert(domainClaims).values({ host, looksLike, claimedAt });
  return true;
}

async function refuseTaken(
  ctx: Ctx,
  tx: TenantTx,
  { host, registrable, looksLike }: ReadHost,
): Promise<void> {
  const [row] = await tx.execute<{ standing: 'free' | 'taken' | 'let-go' | 'look-alike' }>(
    sql`select standing_of_host(${host}, ${looksLike}, ${registrable}) as standing`,
  );
  if (row?.standing === 'taken') throw hostFault('taken', `${host} leads to another space.`);
  if (row?.standing === 'let-go')
    throw hostFault(
      'let-go',
      `Another space let ${host} go a short while ago: for 30 days nobody else may have it.`,
    );
  // Whoever runs the platform knows both, and decides.
  if (row?.standing === 'look-alike' && ctx.actor.kind !== 'operator')
    throw hostFault('look-alike', `${inWords(host)} looks like the domain of another space.`);
}
