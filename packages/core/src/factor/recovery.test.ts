import { expect, it } from 'vitest';
import { hashOfRecoveryCode, newRecoveryCodes } from './index.ts';

it('there are ten recovery codes, readable, each another one', () => {
  const codes = newRecoveryCodes();
  expect(codes).toHaveLength(10);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){2}[0-9a-hjkmnp-tv-z]{4}$/);
});

it('a recovery code is found however it is typed', () => {
  const hash = hashOfRecoveryCode('ana', '01ab-9xq4-tbd1');
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  for (const typed of ['01AB9XQ4TBD1', ' 01ab 9xq4 tbd1 ', 'oIab–9xq4–tbdl', '０１ab-9xq4-tbd1'])
    expect(hashOfRecoveryCode('ana', typed)).toBe(hash);
});

it('a recovery code of one person is none of another', () => {
  expect(hashOfRecoveryCode('bob', '01ab-9xq4-tbd1')).not.toBe(hashOfRecoveryCode('ana', '01ab-9xq4-tbd1'));
});

it.each(['', '01ab-9xq4', '01ab-9xq4-tbd1-2', '01ab-9xq4-tbdu', '123456', '٠١ab-9xq4-tbd1', '1'.repeat(100)])(
  '%j is no recovery code',
  (typed) => {
    expect(hashOfRecoveryCode('ana', typed)).toBeNull();
  },
);
