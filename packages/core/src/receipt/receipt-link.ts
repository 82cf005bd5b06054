import type { Ctx } from '../ctx/index.ts';
import { Gone } from '../error/index.ts';
import { readLink, signLink } from '../link/index.ts';

const PURPOSE = 'receipt';
/** Longer than an administration asks for it. */
const YEARS_MS = 10 * 366 * 86_400_000;

type Signer = Pick<Ctx, 'secretKey' | 'tenant' | 'clock'>;

/** Leads to a receipt without signing in; null where this process has no key. */
export const signReceipt = (ctx: Signer, id: string, issuedAt: Date): string | null =>
  signLink(ctx, PURPOSE, { ids: [id], about: '' }, new Date(issuedAt.getTime() + YEARS_MS));

/** @throws Gone */
export function readReceiptLink(ctx: Signer, token: string): string {
  const [id] = readLink(ctx, PURPOSE, token).ids;
  if (!id) throw new Gone();
  return id;
}
