import { isSameValue, type Written } from './written.ts';

/** One thing that differs between two states of a space. */
export interface Change {
  what: 'setting' | 'category' | 'domain' | 'asset';
  how: 'add' | 'change' | 'remove';
  /** `theme.brand`, a category's slug, a host, a file. */
  name: string;
  from?: unknown;
  to?: unknown;
}

/** What differs between two revisions, for a person to read: settings leaf by leaf, pages by name. */
export function diffWritten(from: Written, to: Written): Change[] {
  return [...diffConfig(from.document, to.document), ...diffPages(from.pages, to.pages)];
}

function diffPages(from: Record<string, string>, to: Record<string, string>): Change[] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  return names
    .filter((name) => from[name] !== to[name])
    .map((name): Change => {
      const how = from[name] === undefined ? 'add' : to[name] === undefined ? 'remove' : 'change';
      return { what: 'asset', how, name };
    });
}

/** Logos that differ, by the first letters of their hashes. @param from name -> hash */
export function diffLogos(from: Record<string, string>, to: Record<string, string>): Change[] {
  const names = [...new Set([...Object.keys(to), ...Object.keys(from)])];
  return names.flatMap((name): Change[] => {
    const [old, wanted] = [from[name], to[name]];
    if (old === wanted) return [];
    if (old === undefined) return [{ what: 'asset', how: 'add', name }];
    if (wanted === undefined) return [{ what: 'asset', how: 'remove', name }];
    return [{ what: 'asset', how: 'change', name, from: old.slice(0, 8), to: wanted.slice(0, 8) }];
  });
}

/** Settings that differ, leaf by leaf. Domains are left out: they are compared with the hosts that lead here. */
export function diffConfig(from: unknown, to: unknown): Change[] {
  const [before, after] = [leavesOf(from), leavesOf(to)];
  const changes: Change[] = [];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [old, wanted] = [before.get(name), after.get(name)];
    if (isSameValue(old, wanted)) continue;
    if (old === undefined) changes.push({ what: 'setting', how: 'add', name, to: wanted });
    else if (wanted === undefined) changes.push({ what: 'setting', how: 'remove', name, from: old });
    else changes.push({ what: 'setting', how: 'change', name, from: old, to: wanted });
  }
  return changes.sort((a, b) => a.name.localeCompare(b.name));
}

/** `theme.brand` -> its value. Categories are named by their slugs, so that one more does not shift the others. */
function leavesOf(config: unknown): Map<string, unknown> {
  const leaves = new Map<string, unknown>();
  const { domains: _, ...rest } = (config ?? {}) as Record<string, unknown>;
  collect(rest, [], leaves);
  return leaves;
}

function collect(value: unknown, path: string[], leaves: Map<string, unknown>): void {
  if (Array.isArray(value) && value.every((item) => typeof item?.slug === 'string')) {
    if (path.length > 0)
      leaves.set(
        `${path.join('.')} (order)`,
        value.map((item) => item.slug),
      );
    for (const { slug, ...fields } of value) collect(fields, [...path, slug], leaves);
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) collect(inner, [...path, key], leaves);
  } else if (value !== undefined) leaves.set(path.join('.'), value);
}
