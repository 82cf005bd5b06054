import type { listings } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { Gone } from '../error/index.ts';
import { readLink, signLink } from '../link/index.ts';
import { promiseMark } from './write.ts';

const PURPOSE = 'listing question';
/** After its end, the listing can be put back by the mail as long as this. */
const AFTER_END_MS = 30 * 86_400_000;

type Row = Pick<typeof listings.$inferSelect, 'id' | 'promisedAt' | 'createdAt' | 'expiresAt'>;
type Signer = Pick<Ctx, 'secretKey' | 'tenant' | 'clock'>;

/** For the mail that asks its author about a listing; null where this process has no key. */
export function signQuestion(ctx: Signer, row: Row): string | null {
  const endsAt = new Date(row.expiresAt.getTime() + AFTER_END_MS);
  return signLink(ctx, PURPOSE, { ids: [row.id], about: promiseMark(row) }, endsAt);
}

/** @throws Gone */
export function readQuestionLink(ctx: Signer, token: string): { listingId: string; promise: string } {
  const { ids, about } = readLink(ctx, PURPOSE, token);
  const [listingId] = ids;
  if (!listingId) throw new Gone();
  return { listingId, promise: about };
}
