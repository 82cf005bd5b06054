import type { TenantTx } from '@entraide/db';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { DomainError, type Fault, Invalid, parse } from '../error/index.ts';
import { type Change, diffWritten } from './diff-settings.ts';
import { lockSettings, type Revision, revisionOf, writtenIn } from './revision.ts';
import { writeRevision } from './write-revision.ts';
import { isSameValue, keysChanged, valuesOf, writtenOf } from './written.ts';

/** Settings that are not changed by writing them: the address has a life of its own. */
const fixed = ['slug', 'domains'];

const SettingsChange = z.strictObject({
  /** Number of the revision that the author saw. */
  base: z.int().min(1),
  /** New values, whole: `{ tagline: { fr: '…' }, 'pages/about.fr.md': '…' }`. Null: back to the default, or no such page. */
  set: z.record(z.string().min(1).max(100), z.unknown()),
});

export interface SettingsChanged {
  /** Of the newest revision: a new one, or the one before when nothing differs. */
  number: number;
  changes: Change[];
  /** What others changed since `base`, which stays. */
  meanwhile: Change[];
}

/** Somebody else changed the same settings first. `changes`: what they changed since. */
export class SettingsMoved extends DomainError {
  constructor(
    readonly number: number,
    readonly changes: Change[],
  ) {
    const names = changes.map(({ name }) => name).join(', ');
    super('conflict', `Somebody changed these settings meanwhile: ${names}. Look at them and try again.`);
    this.name = 'SettingsMoved';
  }
}

/**
 * An admin changes the settings of their space: a new revision, unless nothing differs. What others changed meanwhile stays; who changes
 * the same setting as somebody else is told.
 * @throws SignInNeeded, NotAllowed for all but admins, Invalid (also for what the folder declares), SettingsMoved
 */
export async function changeSettings(ctx: Ctx, given: unknown): Promise<SettingsChanged> {
  requireRole(ctx, 'admin');
  const { base, set } = parse(SettingsChange, given);
  return inTenant(ctx, async (tx) => {
    const live = await lockSettings(tx, ctx.tenant.id);
    const { number, before } = await since(tx, base, live.revision);
    refuseFixed(Object.keys(set), live.tenant.fileKeys);
    const now = writtenIn(live.revision);
    const meanwhile = keysChanged(before, now);
    const clash = meanwhile.filter((key) => key in set && !isSameValue(valuesOf(now).get(key), set[key]));
    const theirs = diffWritten(before, now);
    if (clash.length > 0)
      throw new SettingsMoved(
        number,
        theirs.filter(({ name }) => clash.some((key) => isUnder(name, key))),
      );
    const values = valuesOf(now);
    for (const [key, value] of Object.entries(set)) values.set(key, value ?? undefined);
    const next = writtenOf(values);
    const keys = keysChanged(now, next);
    if (keys.length === 0) return { number, changes: [], meanwhile: theirs };
    const { number: revision } = await writeRevision(ctx, tx, live, { source: 'web', base, ...next });
    await recordAct(ctx, tx, { action: 'space.settings', details: { revision, changes: keys } });
    return { number: revision, changes: diffWritten(now, next), meanwhile: theirs };
  });
}

/** Whether a change's name, `theme.brand` or `categories (order)`, belongs to a key. */
const isUnder = (name: string, key: string): boolean =>
  name === key || name.startsWith(`${key}.`) || name.startsWith(`${key} `);

/** @throws Invalid for a base that does not exist */
async function since(tx: TenantTx, base: number, newest: Revision | null) {
  if (!newest || base > newest.number)
    throw new Invalid([{ path: ['base'], code: 'invalid', message: 'there is no such revision' }]);
  const before = base === newest.number ? newest : await revisionOf(tx, base);
  return { number: newest.number, before: writtenIn(before) };
}

function refuseFixed(keys: readonly string[], fileKeys: readonly string[]): void {
  const faults = keys.flatMap((key): Fault[] => {
    if (fixed.includes(key)) return [{ path: ['set', key], code: 'fixed', message: 'not changed here' }];
    if (fileKeys.includes(key))
      return [
        { path: ['set', key], code: 'declared-in-folder', message: 'the folder of the space declares it' },
      ];
    return [];
  });
  if (faults.length > 0) throw new Invalid(faults);
}
