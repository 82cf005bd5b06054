import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { Conflict, NotFound, parse } from '../error/index.ts';
import { NoRoom } from '../room/index.ts';
import { acceptMember } from './accept-member.ts';
import { refuseMember } from './refuse-member.ts';

const Ids = z.array(z.string().max(100)).min(1).max(50);
const Acceptances = z.strictObject({
  people: z
    .array(z.strictObject({ id: z.string().max(100), seen: z.string().max(64) }))
    .min(1)
    .max(50),
});
const Refusals = z.strictObject({ ids: Ids, reason: z.string() });

export interface DecidedMany {
  done: number;
  /** Another moderator was quicker. */
  gone: number;
  /** They changed what they wrote since it was seen, and still wait. */
  changed: number;
  /** The plan of the space has room for no more members. */
  full: number;
}

/** Lets several in at once, each as `acceptMember` does, by what was seen of each. @throws SignInNeeded, NotAllowed, Invalid */
export async function acceptMembers(ctx: Ctx, given: unknown): Promise<DecidedMany> {
  requireRole(ctx, 'moderator');
  const { people } = parse(Acceptances, given);
  return decideEach(people, ({ id, seen }) => acceptMember(ctx, id, { seen }));
}

/** Turns several away with one reason, each as `refuseMember` does. @throws SignInNeeded, NotAllowed, Invalid */
export async function refuseMembers(ctx: Ctx, given: unknown): Promise<DecidedMany> {
  requireRole(ctx, 'moderator');
  const { ids, reason } = parse(Refusals, given);
  return decideEach(ids, (id) => refuseMember(ctx, id, { reason }));
}

/** Each in a transaction of its own: who was decided about meanwhile stops nobody else. */
async function decideEach<T>(
  those: readonly T[],
  decide: (one: T) => Promise<unknown>,
): Promise<DecidedMany> {
  const decided = { done: 0, gone: 0, changed: 0, full: 0 };
  for (const one of those)
    try {
      await decide(one);
      decided.done++;
    } catch (error) {
      if (error instanceof NotFound) decided.gone++;
      else if (error instanceof NoRoom) decided.full++;
      else if (error instanceof Conflict) decided.changed++;
      else throw error;
    }
  return decided;
}
