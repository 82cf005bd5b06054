import { describe, expect, it } from 'vitest';
import { networkOf } from './limits.ts';

describe('networkOf', () => {
  it('keeps an IPv4 address, also when it comes in IPv6 clothes', () => {
    expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
    expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
  });

  it('takes an IPv6 address for its /64, however it is written', () => {
    const home = '2001:db8:1:2::/64';
    for (const ip of ['2001:db8:1:2::1', '2001:0DB8:0001:0002:aaaa:bbbb:cccc:dddd', '2001:db8:1:2:0:0:0:9'])
      expect(networkOf(ip)).toBe(home);
    expect(networkOf('2001:db8:1:3::1')).not.toBe(home);
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
  });
});
