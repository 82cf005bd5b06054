import { beforeEach, describe, expect, it, vi } from 'vitest';
import { findKept, forgetAll, keep, settle, welcome } from './kept.ts';

const DAY_MS = 86_400_000;
const fields = { body: ['Bonjour'] };

/** As a browser's: its keys are its own, its methods are not. */
class FakeStorage {
  [key: string]: unknown;
  getItem(key: string) {
    return this[key] ?? null;
  }
  setItem(key: string, value: string) {
    this[key] = value;
  }
  removeItem(key: string) {
    delete this[key];
  }
}

let storage: FakeStorage;
beforeEach(() => {
  storage = new FakeStorage();
  vi.stubGlobal('localStorage', storage);
});

const body = (name: string, by = '', at = Date.now()) => findKept(name, by, at)?.fields.body?.[0] ?? null;

describe('what is kept of a form', () => {
  it.each([
    ['', '', true],
    ['', 'ana', true],
    ['ana', 'ana', true],
    ['ana', '', false],
    ['ana', 'ben', false],
  ])('of %j is found by %j: %j', (writer, reader, found) => {
    keep('/threads/1', writer, fields);
    expect(body('/threads/1', reader)).toBe(found ? 'Bonjour' : null);
    expect(body('/threads/2', reader)).toBeNull();
  });

  it('lasts fourteen days, and is gone from the browser then', () => {
    keep('/join', '', fields);
    expect(body('/join', '', Date.now() + 13.9 * DAY_MS)).toBe('Bonjour');
    expect(body('/join', '', Date.now() + 14.1 * DAY_MS)).toBeNull();
    welcome('', Date.now() + 14.1 * DAY_MS);
    expect(Object.keys(storage)).toEqual([]);
  });

  it('is gone when somebody else signs in, or its writer signs out', () => {
    keep('/a', 'ana', fields);
    keep('/b', '', fields);
    welcome('ben');
    expect([body('/a', 'ana'), body('/b', 'ben')]).toEqual([null, 'Bonjour']);
    keep('/c', 'ben', fields);
    forgetAll();
    expect(Object.keys(storage)).toEqual([]);
    // Written after the sign-out, whose page is opened again.
    keep('/d', '', fields);
    forgetAll();
    expect(body('/d')).toBe('Bonjour');
  });

  it('is gone when it was taken; one that leads to a further step waits for it', () => {
    for (const name of ['/threads/1', '/listings/new', '/other']) keep(name, '', fields);
    settle('/threads/1', '/threads/1', null);
    settle('/listings/new', '/listings/new', '/listings/preview');
    expect([body('/threads/1'), body('/listings/new')]).toEqual([null, 'Bonjour']);
    settle('/listings/preview code', '/listings/preview', '/login/code');
    expect(body('/listings/new')).toBe('Bonjour');
    settle('/login/code', '/login/code', null);
    expect([body('/listings/new'), body('/other')]).toEqual([null, 'Bonjour']);
  });

  it.each(['no json', '{"at":"soon"}', 'null', '{"at":1}'])('that is unreadable is none: %s', (text) => {
    storage.setItem('kept:/join', text);
    expect(findKept('/join', '')).toBeNull();
    welcome('');
    expect(Object.keys(storage)).toEqual([]);
  });

  it('is nothing where the browser refuses, and nothing fails', () => {
    vi.stubGlobal('localStorage', undefined);
    keep('/join', '', fields);
    settle('/join', '/join', null);
    welcome('ana');
    forgetAll();
    expect(findKept('/join', '')).toBeNull();
  });
});
