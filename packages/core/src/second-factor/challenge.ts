import { and, eq, gt, passkeyChallenges } from '@entraide/db';
import { spend, type Uses } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { CHALLENGE_MINUTES } from '../factor/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { hashOf } from '../session/index.ts';

/** For who is asked, a session or a browser, until the time is over. @throws TooMany */
export async function keepChallenge(ctx: Ctx, uses: Uses, asked: string, challenge: string): Promise<void> {
  const endsAt = new Date(ctx.clock().getTime() + CHALLENGE_MINUTES * 60_000);
  await inTenant(ctx, async (tx) => {
    await spend(ctx, tx, uses);
    await tx.insert(passkeyChallenges).values({ hash: hashOfChallenge(asked, challenge), endsAt });
    await sweepTonight(ctx, tx);
  });
}

/** Uses the challenge up. False: it was answered already, somebody else was asked, it is too old, or not ours. */
export async function takeChallenge(ctx: Ctx, asked: string, challenge: string): Promise<boolean> {
  const mine = eq(passkeyChallenges.hash, hashOfChallenge(asked, challenge));
  const taken = await inTenant(ctx, async (tx) =>
    tx
      .delete(passkeyChallenges)
      .where(and(mine, gt(passkeyChallenges.endsAt, ctx.clock())))
      .returning({ hash: passkeyChallenges.hash }),
  );
  return taken.length > 0;
}

const hashOfChallenge = (asked: string, challenge: string) => hashOf(`${challenge} ${asked}`);
