import { and, desc, eq, gt, isNull, loginCodes } from '@entraide/db';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { hashOf } from '../session/index.ts';
import { CODE_TRIES } from './code.ts';

const REMEMBERED_MS = 3_600_000;

export interface PendingCode {
  email: string;
  displayName: string | null;
  /** Of the invitation link that they came by. */
  invite: string | null;
  /** 0 when it was tried too often or has run out: only a new one helps. */
  triesLeft: number;
}

/** The unused code this browser asked for last, so that its page needs no address in its own; null after an hour. */
export async function pendingCode(ctx: Ctx, browserToken: string): Promise<PendingCode | null> {
  const now = ctx.clock();
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(loginCodes)
      .where(
        and(
          eq(loginCodes.browserHash, hashOf(browserToken)),
          isNull(loginCodes.consumedAt),
          gt(loginCodes.createdAt, new Date(now.getTime() - REMEMBERED_MS)),
        ),
      )
      .orderBy(desc(loginCodes.createdAt))
      .limit(1),
  );
  if (!row) return null;
  const { email, displayName, inviteCode, expiresAt, attempts } = row;
  return { email, displayName, invite: inviteCode, triesLeft: expiresAt > now ? CODE_TRIES - attempts : 0 };
}
