import type { TestSpace } from '@entraide/core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testServer } from '../testing/index.ts';
import { send } from '../testing/route-build.ts';

const forgotten: string[] = [];
let space: TestSpace;
let server: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  const tenants = {
    get: async (host: string) => (host === space.tenant.host ? space.tenant : null),
    forget: (id: string) => void forgotten.push(id),
  };
  server = await testServer({ tenants });
  space = await server.openSpace();
});
afterAll(() => server.close());
beforeEach(() => {
  forgotten.length = 0;
});

describe('the space as it is known here is looked at again', () => {
  test.each(['/admin/settings/texts', '/admin/launch/look', '/admin/settings/texts.data'])(
    'once something was sent to %s',
    async (path) => {
      await send(server.visitor(space.tenant.host), path, { name: 'x' });
      expect(forgotten).toEqual([space.tenant.id]);
    },
  );

  test.each([
    ['a page that is read', '/admin/settings/texts', 'GET'],
    ['what members send', '/me', 'POST'],
    ['a word that begins alike', '/administration', 'POST'],
  ])('and not for %s', async (_, path, method) => {
    const visitor = server.visitor(space.tenant.host);
    await (method === 'GET' ? visitor(path) : send(visitor, path, { name: 'x' }));
    expect(forgotten).toEqual([]);
  });

  test('nor for what another site sends', async () => {
    const visitor = server.visitor(space.tenant.host);
    const answer = await send(visitor, '/admin/settings/texts', {}, { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
    expect(forgotten).toEqual([]);
  });

  test('nor on a host that is not ours', async () => {
    expect((await send(server.visitor('nobody.example'), '/admin/settings/texts', {})).status).toBe(421);
    expect(forgotten).toEqual([]);
  });
});
