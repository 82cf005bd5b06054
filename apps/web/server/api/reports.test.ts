import { listCases } from '@entraide/core/desk';
import type { TestSpace } from '@entraide/core/testing';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testServer, type Visitor } from '../testing/index.ts';

let server: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

let space: TestSpace;
let ana: Visitor;
let stranger: Visitor;
beforeEach(async () => {
  space = await server.openSpace();
  ana = server.visitor(space.tenant.host);
  stranger = server.visitor(space.tenant.host, '203.0.113.2');
  await ana.signIn(space, 'ana@example.org');
});

const published = async (by: Visitor) => {
  const response = await by.post('/api/v1/listings', {
    ...{ kind: 'request', category: 'shopping', title: 'Courses', description: 'Samedi matin, deux sacs.' },
    place: { lat: 48.8606, lon: 2.3376 },
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
};
const report = (id: string, more: object = {}, by = stranger) =>
  by.post('/api/v1/reports', { of: { kind: 'listing', id }, reason: 'scam', ...more });
const cases = async () => {
  const { items } = await listCases(space.ctx({ actor: await space.member({ role: 'moderator' }) }));
  return items.length;
};

test('what is there and what is not are answered word for word alike, also to somebody without an account', async () => {
  const other = await server.openSpace();
  const neighbour = server.visitor(other.tenant.host, '203.0.113.9');
  await neighbour.signIn(other, 'bea@example.org');
  const answers: object[] = [];
  for (const id of [await published(ana), newId(), await published(neighbour), 'no-id']) {
    const response = await report(id, { text: 'Il demande de l’argent.', email: 'lea@example.org' });
    const headers = Object.fromEntries(response.headers);
    for (const own of ['x-request-id', 'date', 'content-security-policy']) delete headers[own];
    answers.push({ status: response.status, body: await response.text(), headers });
  }
  expect(answers[0]).toMatchObject({ status: 202, body: '' });
  for (const answer of answers.slice(1)) expect(answer).toEqual(answers[0]);
  expect(await cases()).toBe(1);
});

test('one’s own, an unknown reason, another field and a message without an account are refused', async () => {
  const id = await published(ana);
  expect((await report(id, {}, ana)).status).toBe(409);
  expect((await report(id, { reason: 'because' })).status).toBe(422);
  expect((await report(id, { email: 'lea' })).status).toBe(422);
  expect((await report(id, { more: 1 })).status).toBe(422);
  expect((await report(id, { text: 'a'.repeat(2001) })).status).toBe(422);
  expect((await report(id, { of: { kind: 'space', id } })).status).toBe(422);
  expect((await report(newId(), { of: { kind: 'message', id: newId() } })).status).toBe(401);
  expect(await cases()).toBe(0);
});

test('what is not there is counted, too', async () => {
  for (let n = 0; n < 20; n++) expect((await report(newId())).status).toBe(202);
  const refused = await report(newId());
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
});
