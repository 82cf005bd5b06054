import { expect, test } from 'vitest';
import { clientIpBehind } from './client-ip.ts';

const clientIp = clientIpBehind(['10.0.0.0/8', '::1', '2001:db8::/32']);

test.each([
  ['203.0.113.9', undefined, '203.0.113.9'],
  ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['10.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['10.0.0.1', '6.6.6.6, 198.51.100.1, 10.1.1.1', '198.51.100.1'],
  ['::ffff:10.0.0.1', '::ffff:198.51.100.1', '198.51.100.1'],
  ['::1', '2001:db8::5, 2001:db8::6', '2001:db8::5'],
  ['10.0.0.1', 'unknown', '10.0.0.1'],
  ['10.0.0.1', '198.51.100.1, "><script>', '10.0.0.1'],
  [undefined, '198.51.100.1', null],
])('peer %s, forwarded for %s: %s', (peer, forwardedFor, ip) => {
  expect(clientIp(peer, forwardedFor)).toBe(ip);
});
