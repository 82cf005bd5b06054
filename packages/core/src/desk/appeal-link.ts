import type { decisions } from '@entraide/db';
import { paths } from '@entraide/model/path';
import type { Ctx } from '../ctx/index.ts';
import { Gone } from '../error/index.ts';
import { readLink, signLink } from '../link/index.ts';

const PURPOSE = 'appeal';
/** The page stays readable for a while after its six months, and says that they are over. */
const READABLE_MS = 30 * 86_400_000;

/** A decision and whom it is about. */
export interface OwnDecisionId {
  decisionId: string;
  memberId: string;
}

type About = Pick<typeof decisions.$inferSelect, 'id' | 'authorId' | 'appealUntil'>;

/**
 * For a mail: the decision, and the path of the page where the person whom a decision is about reads its reasons and asks for another look, without signing in: who is
 * out, or has lost the address, can do it as well.
 */
export function linkToAppeal(
  ctx: Pick<Ctx, 'tenant' | 'clock' | 'secretKey'>,
  { id, authorId, appealUntil }: About,
): { decisionId: string; path?: string } {
  const endsAt = new Date(appealUntil.getTime() + READABLE_MS);
  const token = signLink(ctx, PURPOSE, { ids: [id, authorId], about: '' }, endsAt);
  return { decisionId: id, ...(token && { path: paths.appeal(token) }) };
}

/** @throws Gone when the token is none of this space, or is over */
export function ownByLink(ctx: Ctx, token: string): OwnDecisionId {
  const [decisionId, memberId] = readLink(ctx, PURPOSE, token).ids;
  if (!decisionId || !memberId) throw new Gone();
  return { decisionId, memberId };
}
