import { z } from 'zod';
import { Line } from '../text/index.ts';

export { Email } from './email.ts';

export const Role = z.enum(['member', 'moderator', 'admin']);
export type Role = z.infer<typeof Role>;

/** What neighbours call a member: a first name is enough. */
export const DisplayName = Line.min(1).max(60);
