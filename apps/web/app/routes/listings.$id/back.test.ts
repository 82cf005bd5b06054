import { describe, expect, it } from 'vitest';
import { backFrom } from './back.server.ts';

describe('the way back from a listing', () => {
  const origin = 'https://ufe.example';
  it.each([
    [
      'the board with its filters',
      'https://ufe.example/?kind=offer&q=b%C3%A9b%C3%A9',
      true,
      '/?kind=offer&q=b%C3%A9b%C3%A9',
    ],
    ['the board as it is', 'https://ufe.example/', true, '/'],
    ['another page of the space', 'https://ufe.example/me/listings?x=1', true, '/'],
    ['another site', 'https://other.example/?kind=offer', true, '/'],
    ['what is no address', 'nonsense', true, '/'],
    ['the board, on a page that is kept for everybody', 'https://ufe.example/?kind=offer', false, '/'],
  ])('from %s', (_, referer, cookie, back) => {
    const headers = new Headers({ referer, ...(cookie && { cookie: 'place=p:1:25' }) });
    expect(backFrom(headers, origin)).toBe(back);
  });
});
