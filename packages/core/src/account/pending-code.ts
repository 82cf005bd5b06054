import { and, desc, eq, gt, isNull, loginCodes, lt } from '@entraide/db';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { hashOf } from '../session/index.ts';
import { CODE_TRIES } from './code.ts';

export interface PendingCode {
  email: string;
  displayName: string | null;
  expiresAt: Date;
  triesLeft: number;
}

/** The code this browser asked for and may still enter, so that its page needs no address in its own; null when there is none. */
export async function pendingCode(ctx: Ctx, browserToken: string): Promise<PendingCode | null> {
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(loginCodes)
      .where(
        and(
          eq(loginCodes.browserHash, hashOf(browserToken)),
          isNull(loginCodes.consumedAt),
          gt(loginCodes.expiresAt, ctx.clock()),
          lt(loginCodes.attempts, CODE_TRIES),
        ),
      )
      .orderBy(desc(loginCodes.createdAt))
      .limit(1),
  );
  if (!row) return null;
  const { email, displayName, expiresAt, attempts } = row;
  return { email, displayName, expiresAt, triesLeft: CODE_TRIES - attempts };
}
