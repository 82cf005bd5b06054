import { describe, expect, it } from 'vitest';
import { newId } from './id.ts';
import { idsOfCode, shortCode } from './short-code.ts';

describe('the short code of an id', () => {
  it('leads back to it', () => {
    for (let i = 0; i < 200; i++) {
      const id = newId();
      const code = shortCode(id);
      expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/);
      const found = idsOfCode(code);
      expect(found && found.from <= id && id <= found.to).toBe(true);
    }
  });

  it('is read as people write it', () => {
    const code = shortCode('01938f3c-2f10-7abc-9000-123456789abc');
    const ids = idsOfCode(code);
    expect(ids?.from).toBe('01938f3c-2f10-7abc-0000-000000000000');
    for (const written of [
      code.toUpperCase(),
      ` ${code.slice(0, 4)}-${code.slice(4)} `,
      code.replace('0', 'o').replace('1', 'l'),
    ])
      expect(idsOfCode(written)).toEqual(ids);
  });

  it.each(['', 'abc', 'u23456789abc', '0123456789abc', "0123456789a'"])('is no %j', (code) => {
    expect(idsOfCode(code)).toBeNull();
  });
});
