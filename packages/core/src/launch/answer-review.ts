import { and, eq, inArray, launches } from '@entraide/db';
import { LAUNCH_REVIEW } from '@entraide/model/launch';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { type Ctx, outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { parse } from '../error/index.ts';

const Answer = z.strictObject({ answer: z.string().trim().min(1).max(1000) });

/**
 * An admin answers what the operator asked: the launch waits again. Nothing happens where nothing was asked.
 * @param operate the platform as the operator's role
 * @throws SignInNeeded, NotAllowed for all but admins, Invalid
 */
export async function answerReview(ctx: Ctx, operate: PlatformCtx, given: unknown): Promise<void> {
  requireRole(ctx, 'admin');
  const { answer } = parse(Answer, given);
  const { from, to } = LAUNCH_REVIEW.answer;
  await outsideTenant(operate, async (tx) => {
    await tx
      .update(launches)
      .set({ review: to, answer })
      .where(and(eq(launches.tenantId, ctx.tenant.id), inArray(launches.review, [...from])));
  });
}
