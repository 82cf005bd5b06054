import { z } from 'zod';
import { Line } from '../text/index.ts';

export { Email } from './email.ts';
export { firstNameOf, shownName } from './first-name.ts';
export {
  ABOUT_LENGTH,
  MOST_LANGUAGES,
  MOST_TIES,
  ProfileChange,
  SPOKEN,
  TieGiven,
} from './profile.ts';

export const Role = z.enum(['member', 'moderator', 'admin']);
export type Role = z.infer<typeof Role>;

/** What a member is called; neighbours see the first name of it (`firstNameOf`). */
export const DisplayName = Line.min(1).max(60);
