import { newId } from '@entraide/model';
import { expect, it } from 'vitest';
import { type ReplyTo, readReplyAddress, replyAddress } from './reply-address.ts';

const key = { secretKey: 'a key of the tests, long enough', inboundDomain: 'reply.example.org' };
const made = (replyTo: ReplyTo, by = key) => replyAddress(by, replyTo) ?? '';
const some = (side: ReplyTo['side'] = 'author'): ReplyTo => ({ tenantId: newId(), threadId: newId(), side });

it('leads back to one person of one conversation of one space, whatever a mail program makes of its letters', () => {
  for (let n = 0; n < 200; n++) {
    const replyTo = some(n % 2 ? 'author' : 'starter');
    const address = made(replyTo);
    expect(address).toMatch(/^reply\+[0-9a-z]+@reply\.example\.org$/);
    expect(address.indexOf('@')).toBeLessThanOrEqual(64);
    expect(readReplyAddress(key, address)).toEqual(replyTo);
    expect(readReplyAddress(key, address.toUpperCase())).toEqual(replyTo);
  }
});

it('cannot be turned into another’s: no digit of it can change, and no other key reads it', () => {
  const address = made(some());
  const [local = '', domain = ''] = address.split('@');
  for (let at = 6; at < local.length; at++) {
    const other = local[at] === 'a' ? 'b' : 'a';
    const changed = `${local.slice(0, at)}${other}${local.slice(at + 1)}@${domain}`;
    expect(readReplyAddress(key, changed), changed).toBeNull();
  }
  expect(readReplyAddress({ ...key, secretKey: 'another key of the tests' }, address)).toBeNull();
  expect(readReplyAddress(key, address.replace('@reply.', '@other.'))).toBeNull();
  for (const nonsense of ['', '@', 'reply+@reply.example.org', `reply+${'z'.repeat(58)}@reply.example.org`])
    expect(readReplyAddress(key, nonsense)).toBeNull();
});

it('is another one for each space, conversation and side', () => {
  const replyTo = some();
  const others = [{ tenantId: newId() }, { threadId: newId() }, { side: 'starter' as const }];
  const all = [replyTo, ...others.map((other) => ({ ...replyTo, ...other }))].map((one) => made(one));
  expect(new Set(all).size).toBe(4);
});

it('is not made without a key, without a domain, or of ids that are not ours', () => {
  expect(replyAddress({ inboundDomain: key.inboundDomain }, some())).toBeNull();
  expect(replyAddress({ secretKey: key.secretKey }, some())).toBeNull();
  expect(replyAddress(key, { ...some(), threadId: 'f47ac10b-58cc-4372-a567-0e02b2c3d479' })).toBeNull();
  expect(readReplyAddress({}, made(some()))).toBeNull();
});
