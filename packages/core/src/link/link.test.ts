import { newId } from '@entraide/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tenant } from '../ctx/index.ts';
import { type LinkSubject, readLink, signLink } from './index.ts';

const now = new Date('2026-11-27T08:00:00Z');
const later = new Date(now.getTime() + 3_600_000);
const spaceOf = (id = newId()) => ({
  tenant: { id } as Tenant, // a link knows nothing else of its space
  secretKey: 'a key of the tests',
  clock: () => now,
});
const space = spaceOf();
const sign = (subject: LinkSubject, ctx = space, endsAt = later) =>
  signLink(ctx, 'test', subject, endsAt) ?? '';
const gone = expect.objectContaining({ code: 'gone' });
const reading = (token: string, ctx: Parameters<typeof readLink>[0] = space, purpose = 'test') => {
  try {
    return readLink(ctx, purpose, token);
  } catch (error) {
    return error;
  }
};

const subjects = fc.record({
  ids: fc.array(fc.uuid(), { maxLength: 8 }),
  about: fc.string({ maxLength: 100, unit: 'grapheme-ascii' }),
});

describe('a link in a mail', () => {
  it('says again what it was made for, each time it is asked, in letters that an address may hold', () => {
    fc.assert(
      fc.property(subjects, (subject) => {
        const token = sign(subject);
        expect(token).toMatch(/^[\w-]+$/);
        expect(token.length).toBeLessThanOrEqual(340);
        expect([reading(token), reading(token)]).toEqual([subject, subject]);
      }),
    );
    expect(sign({ ids: [newId(), newId()], about: 'still 1764230400' }).length).toBeLessThan(95);
  });

  it('is nothing once a character of it is another one, is missing or comes besides', () => {
    const edits = fc.record({ subject: subjects, at: fc.nat(), letter: fc.constantFrom(...'aZ09_-=. ') });
    fc.assert(
      fc.property(edits, ({ subject, at, letter }) => {
        const token = sign(subject);
        const place = at % token.length;
        const [before, after] = [token.slice(0, place), token.slice(place + 1)];
        for (const edited of [
          before + letter + after,
          before + after,
          `${before}${letter}${token.slice(place)}`,
        ])
          if (edited !== token) expect(reading(edited)).toEqual(gone);
      }),
    );
  });

  it('is nothing in another space, for another purpose, with another key, or without one', () => {
    fc.assert(
      fc.property(subjects, (subject) => {
        const token = sign(subject);
        expect(reading(token, spaceOf())).toEqual(gone);
        expect(reading(token, space, 'test2')).toEqual(gone);
        expect(reading(token, { ...space, secretKey: 'another key of the server' })).toEqual(gone);
        expect(reading(token, { tenant: space.tenant, clock: space.clock })).toEqual(gone);
      }),
    );
  });

  it('is over at its end, and whatever comes in its place has the same answer', () => {
    const token = sign({ ids: [], about: '' });
    const at = (time: Date) => reading(token, { ...space, clock: () => time });
    expect(at(new Date(later.getTime() - 1))).toEqual({ ids: [], about: '' });
    expect(at(later)).toEqual(gone);
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        expect(reading(text)).toEqual(gone);
      }),
    );
  });

  it('carries nothing long, and is not made without a key', () => {
    expect(() => sign({ ids: ['ana@example.org'], about: '' })).toThrow();
    expect(() => sign({ ids: [], about: 'x'.repeat(101) })).toThrow();
    expect(
      signLink({ tenant: space.tenant, clock: space.clock }, 'test', { ids: [], about: '' }, later),
    ).toBeNull();
  });
});
