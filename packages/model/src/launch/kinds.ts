import type { defaultCategories } from '../tenant/default-categories.ts';

type CategorySlug = keyof typeof defaultCategories;

/** What an association that launches a space is there for; each begins with the categories that its people ask for first. */
export const associationKinds = ['neighbours', 'abroad', 'newcomers', 'families', 'elders', 'other'] as const;
export type AssociationKind = (typeof associationKinds)[number];

const last: readonly CategorySlug[] = ['company', 'other'];

export const categoriesOfKind: Readonly<Record<AssociationKind, readonly CategorySlug[]>> = {
  neighbours: ['shopping', 'childcare', 'lending', 'lifts', 'pets', 'moving', ...last],
  abroad: ['lodging', 'administration', 'health', 'childcare', 'lifts', 'shopping', 'work', ...last],
  newcomers: ['lodging', 'administration', 'work', 'health', 'lending', 'childcare', ...last],
  families: ['childcare', 'lending', 'lifts', 'shopping', 'health', ...last],
  elders: ['shopping', 'lifts', 'health', 'administration', 'lending', ...last],
  other: [
    ...(['shopping', 'childcare', 'lifts', 'lodging', 'health', 'administration', 'lending'] as const),
    ...(['pets', 'moving', 'work'] as const),
    ...last,
  ],
};
