import { and, eq, files, inArray, type TenantTx, tenants } from '@entraide/db';
import { z } from 'zod';
import { assertFresh, requireRoleOrSupport } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, NotFound, parse } from '../error/index.ts';
import { type Change, diffInForce, diffLogos } from './diff-settings.ts';
import { SettingsMoved } from './merge-change.ts';
import { lockSettings, newestRevision, only, type Revision, revisionOf, writtenIn } from './revision.ts';
import { type Logo, writeRevision } from './write-revision.ts';
import { keysChanged, valuesOf, type Written, writtenOf } from './written.ts';

const RollBack = z.strictObject({
  /** Number of the revision to bring back. */
  to: z.int().min(1),
  /** Number of the newest revision that the author saw. */
  base: z.int().min(1),
});

export interface RolledBack {
  number: number;
  changes: Change[];
  /** What differs from that revision all the same, because the folder declares it, or the space has its address by it. */
  kept: string[];
}

/**
 * Brings back what a former revision said, as a new revision. What the folder declares stays.
 * @throws SignInNeeded, NotAllowed for all but admins, NotFound, SettingsMoved when anything changed since `base`, Invalid when this
 * version of the platform does not take those settings any more, Conflict when its logo is gone
 */
export async function rollBackSettings(ctx: Ctx, given: unknown): Promise<RolledBack> {
  requireRoleOrSupport(ctx, 'admin');
  const { to, base } = parse(RollBack, given);
  return inTenant(ctx, async (tx) => {
    const live = await lockSettings(tx, ctx.tenant.id);
    const now = writtenIn(live.revision);
    const newest = live.revision?.number ?? 0;
    const former = await revisionOf(tx, to);
    if (base !== newest) {
      const seen = await revisionOf(tx, base);
      throw new SettingsMoved(newest, diffInForce(writtenIn(seen), now));
    }
    const { next, kept, logos, logoIsFixed, changes } = formerAmong(
      former,
      live.revision,
      live.tenant.fileKeys,
    );
    const keys = [...keysChanged(now, next), ...logos.map(({ name }) => name)];
    if (keys.length === 0) return { number: newest, changes: [], kept };
    if (keys.includes('secondFactor')) assertFresh(ctx);
    const { number } = await writeRevision(ctx, tx, live, {
      ...{ source: 'web', base, restores: to, ...next },
      ...(!logoIsFixed && { logos: await logosOf(tx, former.files) }),
    });
    await recordAct(ctx, tx, {
      action: 'space.settings',
      details: { revision: number, restores: to, changes: keys },
    });
    return { number, changes, kept };
  });
}

/**
 * What bringing back a former revision would do.
 * @throws SignInNeeded, NotAllowed for all but admins, NotFound
 */
export async function previewRollBack(ctx: Ctx, given: unknown): Promise<RolledBack> {
  requireRoleOrSupport(ctx, 'admin');
  const { to } = parse(RollBack.pick({ to: true }), given);
  return inTenant(ctx, async (tx) => {
    const [tenant] = await tx.select().from(tenants).where(eq(tenants.id, ctx.tenant.id));
    const newest = await newestRevision(tx);
    if (!tenant || !newest) throw new NotFound();
    const { changes, kept } = formerAmong(await revisionOf(tx, to), newest, tenant.fileKeys);
    return { number: newest.number, changes, kept };
  });
}

/** A former revision with what the folder declares, and the address, as they are now. */
function formerAmong(former: Revision, newest: Revision | null, fileKeys: readonly string[]) {
  const now = writtenIn(newest);
  const fixed = [...fileKeys, 'slug', 'domains'];
  const next = withFixed(writtenIn(former), now, fixed);
  const logoIsFixed = fixed.includes('logo');
  const differing = diffLogos(newest?.files ?? {}, former.files);
  const logos = logoIsFixed ? [] : differing;
  const kept = [...keysChanged(former, next), ...(logoIsFixed && differing.length > 0 ? ['logo'] : [])];
  return {
    ...{ next, logoIsFixed, logos, kept: [...new Set(kept)] },
    changes: [...diffInForce(now, next), ...logos],
  };
}

function withFixed(former: Written, now: Written, fixed: readonly string[]): Written {
  const values = valuesOf(former);
  for (const key of fixed) values.delete(key);
  for (const [key, value] of valuesOf(only(now, fixed))) values.set(key, value);
  return writtenOf(values);
}

/** @throws Conflict for a logo of a time when those that were replaced were not kept */
async function logosOf(tx: TenantTx, named: Record<string, string>): Promise<Logo[]> {
  const there = await tx
    .select({ sha256: files.sha256 })
    .from(files)
    .where(and(inArray(files.sha256, Object.values(named)), inArray(files.state, ['waiting', 'stored'])));
  const hashes = new Set(there.map(({ sha256 }) => sha256));
  return Object.entries(named).map(([name, sha256]) => {
    if (!hashes.has(sha256)) throw new Conflict(`The logo ${name} of that time is not kept any more.`);
    return { name, sha256 };
  });
}
