import { describe, expect, it } from 'vitest';
import { hashOfCode, newCode } from './code.ts';

describe('newCode', () => {
  it('is six digits, leading zeros included, and uses every first digit', () => {
    const codes = Array.from({ length: 2000 }, newCode);
    expect(codes.every((c) => /^[0-9]{6}$/.test(c))).toBe(true);
    expect(new Set(codes.map((c) => c[0])).size).toBe(10);
  });

  it('hashes differently for another browser', () => {
    expect(hashOfCode('123456', 'browser-one')).not.toBe(hashOfCode('123456', 'browser-two'));
  });
});
