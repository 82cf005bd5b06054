/** What an organiser has just done, for the page that comes next to say. */
const deeds = ['accepted', 'refused', 'invited', 'changed'] as const;
export type Deed = (typeof deeds)[number];

export function deedOf(word: string | null): Deed | null {
  return deeds.find((deed) => deed === word) ?? null;
}
