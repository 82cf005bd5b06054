import { desc, eq, memberBlocks } from '@entraide/db';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';

export interface Blocked {
  id: string;
  kind: 'mute' | 'block';
  /** As the caller saw them. */
  said: string;
  createdAt: Date;
}

/** Whom the caller does not want to see, the latest first; 200 at most. @throws SignInNeeded */
export async function listBlocked(ctx: Ctx): Promise<Blocked[]> {
  const { memberId } = requireMember(ctx);
  return inTenant(ctx, (tx) =>
    tx
      .select({
        ...{ id: memberBlocks.id, kind: memberBlocks.kind, said: memberBlocks.said },
        createdAt: memberBlocks.createdAt,
      })
      .from(memberBlocks)
      .where(eq(memberBlocks.byId, memberId))
      .orderBy(desc(memberBlocks.id))
      .limit(200),
  );
}
