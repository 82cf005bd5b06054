import { z } from 'zod';

export const Role = z.enum(['member', 'moderator', 'admin']);
export type Role = z.infer<typeof Role>;

/** Lower case, as it is stored and compared. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());
export type Email = z.infer<typeof Email>;

/** What neighbours call a member: a first name is enough. */
export const DisplayName = z.string().trim().min(1).max(60);
