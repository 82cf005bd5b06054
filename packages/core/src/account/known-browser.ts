import { and, desc, eq, knownBrowsers, members, notInArray, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';

const MOST_BROWSERS = 20;

/** Whether this address signed in in this browser before. Asks the same question for every address. */
export async function isKnownBrowser(tx: TenantTx, email: string, browserHash: string): Promise<boolean> {
  const [row] = await tx
    .select({ memberId: knownBrowsers.memberId })
    .from(knownBrowsers)
    .innerJoin(
      members,
      and(eq(members.tenantId, knownBrowsers.tenantId), eq(members.id, knownBrowsers.memberId)),
    )
    .where(and(eq(members.email, email), eq(knownBrowsers.browserHash, browserHash)));
  return row !== undefined;
}

/** Remembers a browser in which somebody signs in: the 20 that a member used last. */
export async function rememberBrowser(
  ctx: Pick<Ctx, 'clock'>,
  tx: TenantTx,
  memberId: string,
  browserHash: string,
): Promise<void> {
  const lastSeenAt = ctx.clock();
  await tx
    .insert(knownBrowsers)
    .values({ memberId, browserHash, lastSeenAt })
    .onConflictDoUpdate({
      target: [knownBrowsers.tenantId, knownBrowsers.memberId, knownBrowsers.browserHash],
      set: { lastSeenAt },
    });
  const own = eq(knownBrowsers.memberId, memberId);
  const newest = tx
    .select({ browserHash: knownBrowsers.browserHash })
    .from(knownBrowsers)
    .where(own)
    .orderBy(desc(knownBrowsers.lastSeenAt), knownBrowsers.browserHash)
    .limit(MOST_BROWSERS);
  await tx.delete(knownBrowsers).where(and(own, notInArray(knownBrowsers.browserHash, newest)));
}
