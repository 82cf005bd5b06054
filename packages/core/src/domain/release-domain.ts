import { domainClaims, eq } from '@entraide/db';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { sweepTonight } from '../job/index.ts';
import { recordByOperator, requireFreshKeeper } from './keeper.ts';

/**
 * Lets a domain go. From this moment nothing is served there; for 30 days only the same space may claim it again. A claim that was never
 * proven goes without a trace. The operator ends those 30 days by letting it go once more.
 * @returns whether something changed
 * @throws SignInNeeded, NotAllowed, NotFound
 */
export async function releaseDomain(
  ctx: Ctx,
  host: string,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<boolean> {
  requireFreshKeeper(ctx);
  return inTenant(ctx, async (tx) => {
    const [claim] = await tx.select().from(domainClaims).where(eq(domainClaims.host, host)).for('update');
    if (!claim) throw new NotFound();
    const again = claim.state === 'let-go';
    if (again && ctx.actor.kind !== 'operator') return false;
    if (dryRun) return true;
    const ours = eq(domainClaims.host, host);
    // A space that took it back and lets it go again waits no longer than before: `letGoAt` is kept.
    if (again || (claim.state === 'claimed' && !claim.letGoAt)) await tx.delete(domainClaims).where(ours);
    else
      await tx
        .update(domainClaims)
        .set({ state: 'let-go', letGoAt: claim.letGoAt ?? ctx.clock(), failingSince: null, toldAt: null })
        .where(ours);
    await sweepTonight(ctx, tx);
    await recordAct(ctx, tx, { action: 'domain.let-go', details: { host } });
    await recordByOperator(ctx, tx, 'domain.let-go', { host });
    return true;
  });
}
