import type { TenantTx } from '@entraide/db';
import { z } from 'zod';
import { DomainError, type Fault, Invalid } from '../error/index.ts';
import { type Change, diffInForce } from './diff-settings.ts';
import { type Live, type Revision, revisionOf, writtenIn } from './revision.ts';
import { isSameValue, keysChanged, valuesOf, type Written, writtenOf } from './written.ts';

/** Settings that are not changed by writing them: the address has a life of its own. */
const fixed = ['slug', 'domains'];

export const SettingsChange = z.strictObject({
  /** Number of the revision that the author saw. */
  base: z.int().min(1),
  /** New values, whole: `{ tagline: { fr: '…' }, 'pages/about.fr.md': '…' }`. Null: back to the default, or no such page. */
  set: z.record(z.string().min(1).max(100), z.unknown()),
});
export type SettingsChange = z.infer<typeof SettingsChange>;

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

export interface MergedChange {
  /** Number of the newest revision. */
  number: number;
  now: Written;
  next: Written;
  /** What others changed since `base`, which stays. */
  meanwhile: Change[];
}

/**
 * What the settings come to with a change: a three-way merge with what others changed since its author looked. A value that is as the
 * author saw it is none of theirs.
 * @throws Invalid, also for what the folder declares; SettingsMoved when somebody else changed the same setting otherwise
 */
export async function mergeChange(
  tx: TenantTx,
  live: Live,
  { base, set }: SettingsChange,
): Promise<MergedChange> {
  const { number, before } = await since(tx, base, live.revision);
  refuseFixed(Object.keys(set), live.tenant.fileKeys);
  const now = writtenIn(live.revision);
  const seen = valuesOf(before);
  const values = valuesOf(now);
  const own = Object.entries(set).filter(([key, value]) => !isSameValue(seen.get(key), value ?? undefined));
  const others = new Set(keysChanged(before, now));
  const clash = own.filter(
    ([key, value]) => others.has(key) && !isSameValue(values.get(key), value ?? undefined),
  );
  const meanwhile = diffInForce(before, now);
  if (clash.length > 0)
    throw new SettingsMoved(
      number,
      meanwhile.filter(({ name }) => clash.some(([key]) => isUnder(name, key))),
    );
  for (const [key, value] of own) values.set(key, value ?? undefined);
  return { number, now, next: writtenOf(values), meanwhile };
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
