import type { TestSpace } from '@entraide/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testServer, type Visitor } from '../testing/index.ts';

let server: Awaited<ReturnType<typeof testServer>>;
let space: TestSpace;
let ana: Visitor;
let ben: Visitor;
let stranger: Visitor;

beforeAll(async () => {
  server = await testServer();
  space = await server.openSpace();
  [ana, ben] = [server.visitor(space.tenant.host), server.visitor(space.tenant.host, '203.0.113.2')];
  stranger = server.visitor(space.tenant.host, '203.0.113.3');
  await ana.signIn(space, 'ana@example.org');
  await ben.signIn(space, 'ben@example.org');
});
afterAll(() => server.close());

const patch = (who: Visitor, change: object) => who.post('/api/v1/me', change, 'PATCH');

test('one’s own profile is read and changed; others know it by the same id', async () => {
  const change = {
    about: 'Bonjour.',
    languages: ['fr', 'pt'],
    helps: ['shopping'],
    ties: [{ country: 'FR' }],
  };
  const changed = await patch(ana, { ...change, displayName: 'Ana Silva', familyName: 'Silva' });
  expect(changed.status).toBe(200);
  const response = await ana('/api/v1/me');
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  const me = (await response.json()) as { id: string };
  expect(me).toMatchObject({
    ...{ email: 'ana@example.org', displayName: 'Ana Silva', about: 'Bonjour.', languages: ['fr', 'pt'] },
    ...{ helps: ['shopping'], place: null, ties: [{ name: 'France', country: 'FR' }], held: false },
  });
  expect(await changed.json()).toEqual(me);
  const theirs = (await (await ben('/api/v1/me')).json()) as { id: string };
  expect(theirs.id).not.toBe(me.id);
  const session = server.visitor(space.tenant.host, '203.0.113.4');
  await session.signIn(space, 'ana@example.org');
  expect(await (await session('/api/v1/me')).json()).toEqual(me);
});

test('nobody else’s, and nothing that is not there to change', async () => {
  expect((await stranger('/api/v1/me')).status).toBe(401);
  expect((await patch(stranger, { about: 'x' })).status).toBe(401);
  for (const wrong of [
    { role: 'admin' },
    { email: 'x@example.org' },
    { languages: ['klingon'] },
    { helps: ['no-such'] },
    { place: { id: 999_999_999 } },
    { ties: Array.from({ length: 11 }, () => ({ country: 'FR' })) },
    { displayName: '' },
    { about: 'a'.repeat(601) },
  ]) {
    const refused = await patch(ana, wrong);
    expect(refused.status, JSON.stringify(wrong)).toBe(422);
    expect(await refused.json()).toMatchObject({ code: 'invalid' });
  }
});
