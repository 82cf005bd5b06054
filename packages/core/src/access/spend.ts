import { and, eq, type GlobalTx, limitUses, platformLimitUses, sql, type TenantTx } from '@entraide/db';
import type { Ctx, PlatformCtx } from '../ctx/index.ts';
import { TooMany } from '../error/index.ts';
import { hashOf } from '../session/index.ts';
import {
  figuresOf,
  type LimitName,
  limitNames,
  type PlatformLimitName,
  platformLimitNames,
  platformLimits,
} from './limits.ts';

/** The limits that one act uses, each with what it is counted by. */
export type Uses = { [name in LimitName]?: string };

/**
 * Counts one use of each limit in the caller's transaction; a verb that is rolled back has used nothing. Calls at the same moment
 * wait for each other at the row of the key, so the maximum holds.
 * @throws TooMany with the seconds until the next use is free
 */
export async function spend(ctx: Ctx, tx: TenantTx, uses: Uses): Promise<void> {
  for (const name of limitNames) {
    const key = uses[name];
    if (key !== undefined) await spendOne(ctx, tx, name, key);
  }
}

/** Gives all of a limit back: whoever tried has proved that it was theirs to try. */
export async function restore(ctx: Ctx, tx: TenantTx, name: LimitName, plainKey: string): Promise<void> {
  await tx
    .update(limitUses)
    .set({ fullAgainAt: ctx.clock() })
    .where(and(eq(limitUses.name, name), eq(limitUses.key, keyOf(ctx, name, plainKey))));
}

/** The platform limits that one act uses, each with what it is counted by. */
export type PlatformUses = { [name in PlatformLimitName]?: string };

/** As `spend`, outside any space. For the operator's role. @throws TooMany */
export async function spendOnPlatform(
  { clock }: Pick<PlatformCtx, 'clock'>,
  tx: GlobalTx | TenantTx,
  uses: PlatformUses,
): Promise<void> {
  for (const name of platformLimitNames) {
    const plainKey = uses[name];
    if (plainKey === undefined) continue;
    const { maximum, windowMs } = platformLimits[name];
    const figures = { maximum, intervalMs: Math.floor(windowMs / maximum) };
    await count(tx, platformLimitUses, clock(), { name, key: hashOf(`${name} ${plainKey}`), ...figures });
  }
}

async function spendOne(ctx: Ctx, tx: TenantTx, name: LimitName, plainKey: string): Promise<void> {
  const key = keyOf(ctx, name, plainKey);
  await count(tx, limitUses, ctx.clock(), { name, key, ...figuresOf(ctx.tenant, name) });
}

/** With the tenant, so that two spaces cannot be joined by what is counted in them. */
const keyOf = (ctx: Ctx, name: LimitName, plainKey: string) => hashOf(`${ctx.tenant.id} ${name} ${plainKey}`);

interface Use {
  name: string;
  key: string;
  maximum: number;
  intervalMs: number;
}

/**
 * Generic cell rate algorithm, virtual scheduling (ITU-T I.371, Annex A): each use moves the moment of "full again" on by one
 * interval, and is refused when that moment is more than `maximum - 1` intervals ahead. Whole milliseconds, so nothing is rounded.
 */
async function count(
  tx: GlobalTx | TenantTx,
  table: typeof limitUses | typeof platformLimitUses,
  now: Date,
  { name, key, maximum, intervalMs }: Use,
): Promise<void> {
  const nowMs = now.getTime();
  const latestMs = nowMs + (maximum - 1) * intervalMs;
  const at = (ms: number) => sql`${new Date(ms).toISOString()}::timestamptz`;
  const conflict = table === limitUses ? sql`(tenant_id, name, key)` : sql`(name, key)`;
  const counted = await tx.execute(sql`
    insert into ${table} as used (name, key, full_again_at)
    values (${name}, ${key}, ${at(nowMs + intervalMs)})
    on conflict ${conflict} do update
    set full_again_at = greatest(used.full_again_at, ${at(nowMs)}) + (excluded.full_again_at - ${at(nowMs)})
    where used.full_again_at <= ${at(latestMs)}
    returning name`);
  if (counted.length > 0) return;
  const [used] = await tx
    .select({ fullAgainAt: table.fullAgainAt })
    .from(table)
    .where(and(eq(table.name, name), eq(table.key, key)));
  const waitMs = (used?.fullAgainAt.getTime() ?? nowMs) - latestMs;
  throw new TooMany(Math.max(1, Math.ceil(waitMs / 1000)));
}
