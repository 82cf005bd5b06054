import type { Ctx } from '../ctx/index.ts';
import { Gone } from '../error/index.ts';
import { readLink, signLink } from '../link/index.ts';

const PURPOSE = 'stop yearly payment';
/** Each year's receipt brings another one. */
const TWO_YEARS_MS = 2 * 366 * 86_400_000;

type Signer = Pick<Ctx, 'secretKey' | 'tenant' | 'clock'>;

/** For somebody without an account who pays every year; null where this process has no key. */
export const signStop = (ctx: Signer, checkoutId: string): string | null =>
  signLink(ctx, PURPOSE, { ids: [checkoutId], about: '' }, new Date(ctx.clock().getTime() + TWO_YEARS_MS));

/** @throws Gone */
export function readStopLink(ctx: Signer, token: string): string {
  const [id] = readLink(ctx, PURPOSE, token).ids;
  if (!id) throw new Gone();
  return id;
}
