import { z } from 'zod';

/**
 * How exactly a listing shows its place: a public place at its own point, a neighbourhood in the cell that the people around
 * make, a city in the whole square of the grid, a country at one point for all of it.
 */
export const Precision = z.enum(['public-place', 'neighbourhood', 'city', 'country']);
export type Precision = z.infer<typeof Precision>;
