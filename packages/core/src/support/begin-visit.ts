import { supportVisits } from '@entraide/db';
import { newId } from '@entraide/model';
import { z } from 'zod';
import { recordAct } from '../act/index.ts';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import { inTenant } from '../ctx/index.ts';
import { Conflict, parse } from '../error/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { hashOf, newToken } from '../session/index.ts';
import { findTenant } from '../tenant/index.ts';

const MINUTE_MS = 60_000;

/** How long a visit may last, in minutes. */
export const visitMinutes = [15, 60, 240] as const;

const Visit = z.strictObject({
  /** The admins of the space read it. */
  reason: z.string().trim().min(1).max(500),
  minutes: z.union(visitMinutes.map((minutes) => z.literal(minutes))).default(60),
});

/**
 * An operator comes into a space to help, with a reason and for a while; its admins see it from this moment on.
 * @returns the token of a link on the space's host, which lets in one browser once; kept nowhere
 * @throws NotFound, Invalid, Conflict while the space is suspended
 */
export async function beginVisit(
  operate: OperatorCtx,
  slug: string,
  given: unknown,
): Promise<{ token: string; until: Date }> {
  const { reason, minutes } = parse(Visit, given);
  const { id: tenantId, status } = await findTenant(operate, slug);
  if (status === 'suspended')
    throw new Conflict('A suspended space has no pages to help with: resume it first.');
  const now = operate.clock();
  const until = new Date(now.getTime() + minutes * MINUTE_MS);
  const token = newToken();
  const id = newId(now);
  const actor = operatorOf(operate);
  await inTenant({ db: operate.db, tenant: { id: tenantId } }, async (tx) => {
    const visit = { id, operator: actor.name, reason, createdAt: now, until, linkHash: hashOf(token) };
    await tx.insert(supportVisits).values(visit);
    await sweepTonight(operate, tx);
    await recordAct({ actor, clock: operate.clock }, tx, {
      action: 'support.begin',
      details: { visit: id, minutes },
    });
    await recordOperation(operate, tx, {
      action: 'support.begin',
      tenantId,
      details: { slug, reason, minutes },
    });
  });
  return { token, until };
}
