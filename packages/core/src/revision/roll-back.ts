import { and, files, inArray, type TenantTx } from '@entraide/db';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, parse } from '../error/index.ts';
import { SettingsMoved } from './change-settings.ts';
import { type Change, diffLogos, diffWritten } from './diff-settings.ts';
import { lockSettings, only, revisionOf, writtenIn } from './revision.ts';
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
  requireRole(ctx, 'admin');
  const { to, base } = parse(RollBack, given);
  return inTenant(ctx, async (tx) => {
    const live = await lockSettings(tx, ctx.tenant.id);
    const now = writtenIn(live.revision);
    const newest = live.revision?.number ?? 0;
    const former = await revisionOf(tx, to);
    if (base !== newest) {
      const seen = await revisionOf(tx, base);
      throw new SettingsMoved(newest, diffWritten(writtenIn(seen), now));
    }
    const fixed = [...live.tenant.fileKeys, 'slug', 'domains'];
    const next = withFixed(writtenIn(former), now, fixed);
    const logoIsFixed = fixed.includes('logo');
    const before = live.revision?.files ?? {};
    const logos = diffLogos(before, former.files);
    const kept = [...keysChanged(former, next), ...(logoIsFixed && logos.length > 0 ? ['logo'] : [])];
    const keys = keysChanged(now, next);
    if (!logoIsFixed && logos.length > 0) keys.push(...logos.map(({ name }) => name));
    if (keys.length === 0) return { number: newest, changes: [], kept: [...new Set(kept)] };
    const { number } = await writeRevision(ctx, tx, live, {
      ...{ source: 'web', base, restores: to, ...next },
      ...(!logoIsFixed && { logos: await logosOf(tx, former.files) }),
    });
    await recordAct(ctx, tx, {
      action: 'space.settings',
      details: { revision: number, restores: to, changes: keys },
    });
    return {
      number,
      changes: [...diffWritten(now, next), ...(logoIsFixed ? [] : logos)],
      kept: [...new Set(kept)],
    };
  });
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
