import { z } from 'zod';

/** How exactly a listing shows its place. */
export const Precision = z.enum(['public-place', 'neighbourhood', 'city', 'country']);
export type Precision = z.infer<typeof Precision>;

/** Side in metres of the cell that each precision shows; a public place and a country show a point of their own. */
export const CELL_SIDE_M = { neighbourhood: 2_000, city: 10_000 } as const;
