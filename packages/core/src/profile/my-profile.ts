import { eq, members } from '@entraide/db';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { SignInNeeded } from '../error/index.ts';
import { type Said, saidBy } from './view.ts';

/** What somebody may read and change of themselves. */
export interface MyProfile extends Said {
  /** Of the profile: what others know them by. */
  id: string;
  email: string;
  displayName: string;
  familyName: string;
  locale: string;
  role: string;
  status: 'pending' | 'active' | 'suspended';
  vouched: boolean;
  sinceYear: number | null;
  createdAt: string;
  /** By which nobody else reads `about`. */
  aboutDecisionId: string | null;
}

/** @throws SignInNeeded */
export async function myProfile(ctx: Ctx): Promise<MyProfile> {
  const { memberId } = requireMember(ctx);
  return inTenant(ctx, async (tx) => {
    const [row] = await tx.select().from(members).where(eq(members.id, memberId));
    if (!row) throw new SignInNeeded();
    const { email, displayName, familyName, locale, role, status, vouched, sinceYear } = row;
    return {
      ...(await saidBy(ctx, tx, row)),
      ...{ email, displayName, familyName, locale, role, status, vouched, sinceYear },
      id: row.profileId,
      createdAt: row.createdAt.toISOString(),
      aboutDecisionId: row.aboutDecisionId,
    };
  });
}
