import { hkdfSync } from 'node:crypto';
import { sql, type TenantTx } from '@entraide/db';
import { type Circumstances, sameTextHash, type Written } from '@entraide/model/rule';
import type { Ctx } from '../ctx/index.ts';

const DAY_MS = 86_400_000;
/** How long a text is remembered after it came last. */
export const REMEMBERED_MS = 30 * DAY_MS;

/** So often in one space, or in so many others besides. Who answers several offers writes the same first message to each. */
const OFTEN = { public: 3, 'first-message': 5, message: Number.POSITIVE_INFINITY } as const satisfies Record<
  Circumstances['place'],
  number
>;
const OTHER_SPACES = 2;

/**
 * Notes that the space has this text now, and says whether that is often. Only a keyed hash is kept, and each space learns a number and
 * nothing else of the others. False where the process has no key, and for short texts.
 * @param before the text that it replaces: the same words are not counted again
 */
export async function isRepeated(
  ctx: Pick<Ctx, 'secretKey' | 'clock'>,
  tx: TenantTx,
  place: Circumstances['place'],
  text: Written,
  before?: Written,
): Promise<boolean> {
  if (!ctx.secretKey) return false;
  const key = new Uint8Array(hkdfSync('sha256', ctx.secretKey, '', 'same text', 32));
  const hash = await sameTextHash(key, text);
  if (hash === null || (before && (await sameTextHash(key, before)) === hash)) return false;
  const now = ctx.clock();
  const since = new Date(now.getTime() - REMEMBERED_MS);
  const [found] = await tx.execute<{ here: number; spaces: number }>(sql`
    select here, spaces from trace_text(${Buffer.from(hash, 'hex')}, ${now.toISOString()}, ${since.toISOString()})`);
  return found !== undefined && (found.here >= OFTEN[place] || found.spaces >= OTHER_SPACES);
}
