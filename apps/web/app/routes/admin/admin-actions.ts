import type { DecidedMany } from '@entraide/core/member';

/** What an organiser has just done, for the page that comes next to say. */
const adminActions = ['accepted', 'refused', 'invited', 'later'] as const;
export type AdminAction = (typeof adminActions)[number];

export function adminActionOf(word: string | null): AdminAction | null {
  return adminActions.find((action) => action === word) ?? null;
}

/** What became of several at once, for the same page; null when nothing was decided so. */
export function decidedIn(query: URLSearchParams): DecidedMany | null {
  if (query.get('done') !== 'many') return null;
  const count = (name: string) => Math.min(Number(query.get(name)) || 0, 50);
  return { done: count('count'), gone: count('gone'), changed: count('changed'), full: count('full') };
}
