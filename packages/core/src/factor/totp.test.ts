import { describe, expect, it } from 'vitest';
import { testTotpCode } from '../testing/factor.ts';
import { newTotpSecret, totpStep, totpUri } from './index.ts';

// RFC 6238, appendix B: "12345678901234567890", of which six digits are shown here.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (second: number) => new Date(second * 1000);

describe('a TOTP code', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [20000000000, '353130'],
  ])('is that of RFC 6238 at second %d', (second, code) => {
    expect(totpStep({ secret, lastStep: -1 }, code, at(second))).toBe(Math.floor(second / 30));
  });

  it('is taken one step early and one step late, and no further', () => {
    const now = 1_800_000_000;
    const code = testTotpCode(secret, at(now));
    const step = now / 30;
    for (const [offset, read] of [
      [-31, null],
      [-30, step],
      [0, step],
      [59, step],
      [60, null],
    ] as const)
      expect(totpStep({ secret, lastStep: 0 }, code, at(now + offset))).toBe(read);
  });

  it('is not taken again, nor is one before it', () => {
    const now = at(1_800_000_000);
    const step = totpStep({ secret, lastStep: 0 }, testTotpCode(secret, now), now) ?? 0;
    expect(totpStep({ secret, lastStep: step }, testTotpCode(secret, now), now)).toBeNull();
    expect(totpStep({ secret, lastStep: step }, testTotpCode(secret, at(1_799_999_970)), now)).toBeNull();
  });

  it('is read with spaces and in digits of other scripts, and nothing else is taken for one', () => {
    expect(totpStep({ secret, lastStep: 0 }, ' ٢٨٧ ٠٨٢ ', at(59))).toBe(1);
    for (const typed of ['', '28708', '2870820', 'abcdef', '287082'.repeat(50)])
      expect(totpStep({ secret, lastStep: 0 }, typed, at(59))).toBeNull();
  });

  it('of another secret is wrong', () => {
    const now = at(1_800_000_000);
    const [mine, theirs] = ['JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', secret];
    expect(totpStep({ secret: mine, lastStep: 0 }, testTotpCode(theirs, now), now)).toBeNull();
  });
});

it('a secret is 160 bits, another one each time', () => {
  const [one, two] = [newTotpSecret(), newTotpSecret()];
  expect(one).toMatch(/^[A-Z2-7]{32}$/);
  expect(one).not.toBe(two);
});

it('the address names who it is for', () => {
  const uri = new URL(totpUri({ secret, issuer: 'Entraide : Lyon', account: 'ana@example.org' }));
  expect(uri.protocol).toBe('otpauth:');
  expect(decodeURIComponent(uri.pathname)).toBe('/Entraide   Lyon:ana@example.org');
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({
    issuer: 'Entraide   Lyon',
    secret,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
});
