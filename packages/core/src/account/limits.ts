import { isIPv6 } from 'node:net';
import { and, eq, gt, loginCodes, type SQL, sql, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { TooMany } from '../error/index.ts';
import { hashOf } from '../session/index.ts';

const HOUR_S = 3600;

/** Codes asked for within an hour. */
export const CODE_LIMITS = { address: 5, network: 20, space: 300 } as const;

/**
 * Counts the codes of the last hour: for this address, from this network, in this space. Requests of one space queue here, so
 * that two at once cannot both be the last one.
 * @throws TooMany
 */
export async function refuseTooManyCodes(ctx: Ctx, tx: TenantTx, email: string): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('codes:' || current_tenant()::text, 0))`,
  );
  await refuseBeyond(ctx, tx, CODE_LIMITS.address, eq(loginCodes.email, email));
  // Without a known network its limit says nothing; the other two still hold.
  if (ctx.ip !== null)
    await refuseBeyond(ctx, tx, CODE_LIMITS.network, eq(loginCodes.ipHash, hashOfNetwork(ctx)));
  await refuseBeyond(ctx, tx, CODE_LIMITS.space);
}

async function refuseBeyond(ctx: Ctx, tx: TenantTx, limit: number, which?: SQL): Promise<void> {
  const now = ctx.clock().getTime();
  const since = new Date(now - HOUR_S * 1000);
  const [row] = await tx
    .select({
      count: sql<number>`count(*)::int`,
      oldestMs: sql<number>`1000 * extract(epoch from min(${loginCodes.createdAt}))::float8`,
    })
    .from(loginCodes)
    .where(and(gt(loginCodes.createdAt, since), which));
  if (!row || row.count < limit) return;
  const wait = Math.ceil((row.oldestMs - now) / 1000) + HOUR_S;
  throw new TooMany(Math.min(HOUR_S, Math.max(1, wait)));
}

/** One IPv4 address, or the /64 that one household has of IPv6; hashed with the space, so that spaces cannot be joined by it. */
export function hashOfNetwork(ctx: Pick<Ctx, 'ip' | 'tenant'>): string {
  return hashOf(`${ctx.tenant.id}:${ctx.ip === null ? 'unknown' : networkOf(ctx.ip)}`);
}

export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(ip)) return ip;
  const [head = '', tail = ''] = ip.split('%')[0]?.toLowerCase().split('::') ?? [];
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
