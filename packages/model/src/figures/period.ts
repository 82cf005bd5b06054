import { z } from 'zod';

/** A year and its parts, in the order of every list of figures: the whole year, its quarters, its months. */
export const PARTS = [
  'year',
  ...(['q1', 'q2', 'q3', 'q4'] as const),
  ...(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const),
] as const;
export const Part = z.enum(PARTS);
export type Part = z.infer<typeof Part>;

export const YEAR = 0;
export const QUARTERS = [1, 2, 3, 4] as const;
const FIRST_MONTH = 5;

/** Place in the list of a year's month, 0 to 11. */
export const placeOfMonth = (month: number): number => FIRST_MONTH + month;

/** Places of the parts that a part consists of: quarters of the year, months of a quarter. */
export function partsOf(place: number): number[] {
  if (place === YEAR) return [...QUARTERS];
  if (place < FIRST_MONTH) return [0, 1, 2].map((month) => placeOfMonth((place - 1) * 3 + month));
  return [];
}

/** Months of a part, 0 to 11: the first, and the one after the last. */
export function monthsOf(place: number): { from: number; to: number } {
  if (place === YEAR) return { from: 0, to: 12 };
  if (place < FIRST_MONTH) return { from: (place - 1) * 3, to: place * 3 };
  return { from: place - FIRST_MONTH, to: place - FIRST_MONTH + 1 };
}

/** Sum of a part, of twelve numbers by month. */
export function sumIn(months: readonly number[], place: number): number {
  const { from, to } = monthsOf(place);
  return months.slice(from, to).reduce((sum, count) => sum + count, 0);
}

/** From the first moment of a part to the first one after it, in UTC. */
export function spanOf(year: number, part: Part): { from: Date; to: Date } {
  const { from, to } = monthsOf(PARTS.indexOf(part));
  return { from: new Date(Date.UTC(year, from)), to: new Date(Date.UTC(year, to)) };
}
