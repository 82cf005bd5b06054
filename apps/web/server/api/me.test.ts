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

const patch = (who: Visitor, change: object) =>
  who('/api/v1/me', {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });

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
  const page = await (await ben(`/members/${me.id}`)).text();
  expect(page).toContain('Bonjour.');
  expect(page).not.toContain('Silva');
  expect(page).not.toContain('ana@example.org');
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

test('a visitor is told the same of every profile, a member nothing of one that is not there', async () => {
  const { id } = (await (await ana('/api/v1/me')).json()) as { id: string };
  for (const path of [`/members/${id}`, `/members/${crypto.randomUUID()}`, '/members/x']) {
    const answer = await stranger(path, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      `/login?next=${encodeURIComponent(path)}`,
    ]);
  }
  for (const path of [`/members/${crypto.randomUUID()}`, '/members/x'])
    expect((await ben(path)).status).toBe(404);
});
