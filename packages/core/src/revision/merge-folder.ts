import { isSameValue, valuesOf, type Written, writtenOf } from './written.ts';

/** A value that the folder would take over although the browser changed it. */
export interface Drift {
  key: string;
  file: unknown;
  live: unknown;
}

export interface Merged extends Written {
  /** What the folder declares, so that the browser may not change it. */
  fileKeys: string[];
  /** Left as they are live, unless `overwrite`. */
  drift: Drift[];
}

export interface MergeInput {
  /** What the folder says now. */
  file: Written;
  /** What it declared when it was applied last. Nothing for a space that never had one. */
  base: Written;
  /** What is in force. */
  live: Written;
  /** The folder wins where the browser changed something. */
  overwrite?: boolean;
}

/**
 * A three-way merge, key by key, as `kubectl apply` does it: what the folder declares is taken, what it declared before and does no
 * more goes back to its default, and every other key stays as it is live. A key that the browser changed since is never taken silently.
 */
export function mergeFolder({ file, base, live, overwrite = false }: MergeInput): Merged {
  const [declared, before, now] = [valuesOf(file), valuesOf(base), valuesOf(live)];
  const merged = new Map(now);
  const drift: Drift[] = [];
  for (const key of new Set([...declared.keys(), ...before.keys()])) {
    const [wanted, last, current] = [declared.get(key), before.get(key), now.get(key)];
    if (isSameValue(wanted, current)) continue;
    const changedElsewhere = before.has(key) ? !isSameValue(current, last) : current !== undefined;
    if (changedElsewhere && !overwrite) drift.push({ key, file: wanted, live: current });
    else merged.set(key, wanted);
  }
  return { ...writtenOf(merged), fileKeys: [...declared.keys()].sort(), drift };
}
