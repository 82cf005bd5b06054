/** What an organiser has just done, for the page that comes next to say. */
const adminActions = ['accepted', 'refused', 'invited', 'changed'] as const;
export type AdminAction = (typeof adminActions)[number];

export function adminActionOf(word: string | null): AdminAction | null {
  return adminActions.find((action) => action === word) ?? null;
}
