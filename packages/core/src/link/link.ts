import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { isId } from '@entraide/model';
import type { Ctx } from '../ctx/index.ts';
import { Gone } from '../error/index.ts';

/** What a link in a mail is about: ids and short words of ours. Whoever has the link can read them, so nothing personal. */
export interface LinkSubject {
  /** At most 8. */
  ids: readonly string[];
  /**
   * What the link was made for, at most 100 characters: with the promise as it was then (an end, a version), so that its reader can
   * see that an old mail speaks of something that has changed since. May be empty.
   */
  about: string;
}

type Signer = Pick<Ctx, 'secretKey' | 'tenant' | 'clock'>;

const END_BYTES = 4;
const ID_BYTES = 16;
/** Half of the SHA-256: 128 bits, which nobody guesses, and a link that mail programs do not break. */
const TAG_BYTES = 16;
const MOST_IDS = 8;
const LONGEST_ABOUT = 100;
const LONGEST_TOKEN = 400;

/**
 * A token that lets whoever has it do one thing without signing in: for links in mails. It holds for this space and this purpose alone,
 * until `endsAt`; it can be used more than once, so what it does must say what is so already. Null where the process has no key: the
 * mail then leads to a page for which one signs in.
 * @param purpose a word of the noun's own, as `listing-end`: a token of one purpose is nothing to another
 */
export function signLink(
  ctx: Signer,
  purpose: string,
  { ids, about }: LinkSubject,
  endsAt: Date,
): string | null {
  if (!ids.every(isId) || ids.length > MOST_IDS || about.length > LONGEST_ABOUT)
    throw new Error('a link carries a few ids and a short word');
  const key = keyOf(ctx, purpose);
  if (!key) return null;
  const head = Buffer.alloc(END_BYTES + 1);
  head.writeUInt32BE(Math.floor(endsAt.getTime() / 1000));
  head.writeUInt8(ids.length, END_BYTES);
  const idBytes = ids.map((id) => Buffer.from(id.replaceAll('-', ''), 'hex'));
  const inside = Buffer.concat([head, ...idBytes, Buffer.from(about)]);
  return Buffer.concat([inside, tagOf(key, inside)]).toString('base64url');
}

/**
 * What such a token is about.
 * @throws Gone, one answer for a token that is over, edited, of another purpose or of another space
 */
export function readLink(ctx: Signer, purpose: string, token: string): LinkSubject {
  const key = keyOf(ctx, purpose);
  const bytes = Buffer.from(token.slice(0, LONGEST_TOKEN), 'base64url');
  // Written anew it must be the same: the decoder leaves out what is not of its alphabet.
  if (!key || bytes.toString('base64url') !== token || bytes.length < END_BYTES + 1 + TAG_BYTES)
    throw new Gone();
  const inside = bytes.subarray(0, -TAG_BYTES);
  if (!timingSafeEqual(bytes.subarray(-TAG_BYTES), tagOf(key, inside))) throw new Gone();
  if (inside.readUInt32BE() * 1000 <= ctx.clock().getTime()) throw new Gone();
  const idsEnd = END_BYTES + 1 + inside.readUInt8(END_BYTES) * ID_BYTES;
  const ids: string[] = [];
  for (let at = END_BYTES + 1; at < idsEnd; at += ID_BYTES)
    ids.push(idIn(inside.subarray(at, at + ID_BYTES)));
  return { ids, about: inside.subarray(idsEnd).toString() };
}

/** A key for each space and purpose, from the server's own, which no row and no backup holds. */
function keyOf({ secretKey, tenant }: Signer, purpose: string): Buffer | null {
  return secretKey ? Buffer.from(hkdfSync('sha256', secretKey, tenant.id, `link ${purpose}`, 32)) : null;
}

const tagOf = (key: Buffer, inside: Buffer) =>
  createHmac('sha256', key).update(inside).digest().subarray(0, TAG_BYTES);

const idIn = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
