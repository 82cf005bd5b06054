import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { isId } from '@entraide/model';
import type { PlatformCtx } from '../ctx/index.ts';

/** What makes the addresses: a process without one of the two makes none, and reads none. */
export type ReplyKey = Pick<PlatformCtx, 'secretKey' | 'inboundDomain'>;

/** Whose answer comes back by an address: one of the two people of a conversation. */
export interface ReplyTo {
  tenantId: string;
  threadId: string;
  side: 'author' | 'starter';
}

const PREFIX = 'reply+';
/** A version, and a variant that is always 8, 9, a or b: the first is always 7, and is left out. */
const VERSION_AT = 12;
const ID_HEX = 31;
const MAC_HEX = 12;
/** Mail programs write addresses in small letters, and a local part has room for 64 characters: RFC 5321, 4.5.3.1.1. */
const LOCAL_PART = /^reply\+([0-9a-z]{40,58})$/;

/** The address that an answer to a message of this conversation comes back by; null where answers by mail cannot be taken. */
export function replyAddress(key: ReplyKey, replyTo: ReplyTo): string | null {
  if (!key.secretKey || !key.inboundDomain) return null;
  const ids = [replyTo.tenantId, replyTo.threadId].map(shortened);
  if (ids.includes(null)) return null;
  const side = replyTo.side === 'author' ? '1' : '2';
  const token = BigInt(`0x${side}${ids.join('')}${macOf(key.secretKey, replyTo)}`).toString(36);
  return `${PREFIX}${token}@${key.inboundDomain}`;
}

/** Null for an address that we did not make: nothing is said of why. */
export function readReplyAddress(key: ReplyKey, address: string): ReplyTo | null {
  if (!key.secretKey || !key.inboundDomain) return null;
  const at = address.lastIndexOf('@');
  if (address.slice(at + 1).toLowerCase() !== key.inboundDomain) return null;
  const token = LOCAL_PART.exec(address.slice(0, at).toLowerCase())?.[1];
  if (!token) return null;
  const hex = fromBase36(token).toString(16);
  if (hex.length !== 1 + 2 * ID_HEX + MAC_HEX) return null;
  const side = ({ 1: 'author', 2: 'starter' } as const)[hex[0] ?? ''];
  const [tenantId, threadId] = [hex.slice(1, 1 + ID_HEX), hex.slice(1 + ID_HEX, 1 + 2 * ID_HEX)].map(whole);
  if (!side || !tenantId || !threadId || !isId(tenantId) || !isId(threadId)) return null;
  const replyTo: ReplyTo = { tenantId, threadId, side };
  const own = Buffer.from(macOf(key.secretKey, replyTo));
  return timingSafeEqual(own, Buffer.from(hex.slice(-MAC_HEX))) ? replyTo : null;
}

/** 48 bits: whoever guesses sends a mail for each guess, and only the right sender is heard. */
function macOf(secretKey: string, { tenantId, threadId, side }: ReplyTo): string {
  const key = Buffer.from(hkdfSync('sha256', secretKey, tenantId, 'reply address', 32));
  return createHmac('sha256', key).update(`${threadId} ${side}`).digest('hex').slice(0, MAC_HEX);
}

function shortened(id: string): string | null {
  const hex = id.replaceAll('-', '').toLowerCase();
  return isId(id) && hex[VERSION_AT] === '7' ? hex.slice(0, VERSION_AT) + hex.slice(VERSION_AT + 1) : null;
}

function whole(short: string): string {
  const hex = `${short.slice(0, VERSION_AT)}7${short.slice(VERSION_AT)}`;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function fromBase36(token: string): bigint {
  let value = 0n;
  for (const digit of token) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  return value;
}
