import { asc, domainClaims, ne } from '@entraide/db';
import { inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { defineJob } from '../job/define-job.ts';
import { recordCheck } from './check-domain.ts';
import { checkDomainsKind, checkTomorrow } from './check-tomorrow.ts';
import { lookUp } from './look-up.ts';
import { ownHosts } from './own-hosts.ts';
import { dnsOf } from './port.ts';
import { tokenOf } from './records.ts';

/** A claim that nobody proved for so long is only checked while somebody looks. */
const PATIENCE_MS = 14 * 86_400_000;

/** The daily check of a space's domains. The next one is asked for first, so that no failure ends the row of days. */
export const checkDomainsJob = defineJob({
  ...checkDomainsKind,
  // The domain of a suspended space still shows why; no mail leaves.
  whileSuspended: true,
  canRun: ({ dns }) => dns !== undefined,
  run: async (ctx) => {
    const dns = dnsOf(ctx);
    const { claims, platformHost } = await inTenant(ctx, async (tx) => {
      const all = await tx
        .select()
        .from(domainClaims)
        .where(ne(domainClaims.state, 'let-go'))
        .orderBy(asc(domainClaims.host));
      const oldestMs = ctx.clock().getTime() - PATIENCE_MS;
      const watched = all.filter(
        ({ state, claimedAt }) => state !== 'claimed' || claimedAt.getTime() > oldestMs,
      );
      if (watched.length > 0) await checkTomorrow(ctx, tx);
      return { claims: watched, ...(await ownHosts(tx, ctx.tenant, dns.rootDomain)) };
    });
    const token = tokenOf(ctx.tenant);
    for (const { host } of claims) {
      const found = await lookUp(dns, { host, platformHost, token });
      await recordCheck(ctx, host, found).catch((error: unknown) => {
        // It was withdrawn while the DNS was asked.
        if (!(error instanceof NotFound)) throw error;
      });
    }
  },
});
