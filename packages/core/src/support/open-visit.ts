import { and, eq, gt, isNull, supportVisits } from '@entraide/db';
import { recordAct } from '../act/index.ts';
import { type Actor, type Ctx, inTenant } from '../ctx/index.ts';
import { Invalid } from '../error/index.ts';
import { hashOf, newToken } from '../session/index.ts';

export type SupportActor = Extract<Actor, { kind: 'support' }>;

const lasting = (now: Date) => and(gt(supportVisits.until, now), isNull(supportVisits.endedAt));

/** Whether a link would let in. Looking uses nothing up. */
export async function isLiveVisitLink(ctx: Ctx, token: string): Promise<boolean> {
  const rows = await inTenant(ctx, async (tx) =>
    tx
      .select({ id: supportVisits.id })
      .from(supportVisits)
      .where(and(eq(supportVisits.linkHash, hashOf(token)), lasting(ctx.clock()))),
  );
  return rows.length > 0;
}

/**
 * Opens the session that a link stands for; of forty at once, one gets it.
 * @returns the token for the cookie; kept nowhere
 * @throws Invalid `dead-link`
 */
export async function openVisit(ctx: Ctx, linkToken: string): Promise<{ token: string }> {
  const token = newToken();
  const now = ctx.clock();
  await inTenant(ctx, async (tx) => {
    const [visit] = await tx
      .update(supportVisits)
      .set({ linkHash: null, sessionHash: hashOf(token), openedAt: now })
      .where(and(eq(supportVisits.linkHash, hashOf(linkToken)), lasting(now)))
      .returning();
    if (!visit)
      throw new Invalid([
        { path: ['link'], code: 'dead-link', message: 'This link was used already, or has ended.' },
      ]);
    const actor: SupportActor = { kind: 'support', operator: visit.operator, until: visit.until };
    const details = { visit: visit.id };
    await recordAct({ actor, clock: ctx.clock }, tx, { action: 'support.open', details });
  });
  return { token };
}

/** Who holds this token in this space, at this moment; null when the visit is over. */
export async function readVisit(ctx: Ctx, token: string): Promise<SupportActor | null> {
  if (token.length < 16 || token.length > 200) return null;
  const [visit] = await inTenant(ctx, async (tx) =>
    tx
      .select({ operator: supportVisits.operator, until: supportVisits.until })
      .from(supportVisits)
      .where(and(eq(supportVisits.sessionHash, hashOf(token)), lasting(ctx.clock()))),
  );
  return visit ? { kind: 'support', ...visit } : null;
}
