import { assertFresh, requireRoleOrSupport } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { type Change, diffInForce } from './diff-settings.ts';
import { mergeChange, SettingsChange } from './merge-change.ts';
import { lockSettings } from './revision.ts';
import { writeRevision } from './write-revision.ts';
import { keysChanged } from './written.ts';

export interface SettingsChanged {
  /** Of the newest revision: a new one, or the one before when nothing differs. */
  number: number;
  changes: Change[];
  /** What others changed since `base`, which stays. */
  meanwhile: Change[];
}

/**
 * An admin changes the settings of their space: a new revision, unless nothing differs. What others changed meanwhile stays; who changes
 * the same setting as somebody else is told.
 * @throws SignInNeeded, NotAllowed for all but admins, Invalid (also for what the folder declares), SettingsMoved
 */
export async function changeSettings(ctx: Ctx, given: unknown): Promise<SettingsChanged> {
  requireRoleOrSupport(ctx, 'admin');
  const change = parse(SettingsChange, given);
  return inTenant(ctx, async (tx) => {
    const live = await lockSettings(tx, ctx.tenant.id);
    const { number, now, next, meanwhile } = await mergeChange(tx, live, change);
    const keys = keysChanged(now, next);
    if (keys.length === 0) return { number, changes: [], meanwhile };
    if (keys.includes('secondFactor')) assertFresh(ctx);
    const { number: revision } = await writeRevision(ctx, tx, live, {
      source: 'web',
      base: change.base,
      ...next,
    });
    await recordAct(ctx, tx, { action: 'space.settings', details: { revision, changes: keys } });
    return { number: revision, changes: diffInForce(now, next), meanwhile };
  });
}
