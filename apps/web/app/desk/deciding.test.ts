import { listCases, reportThing } from '@entraide/core/desk';
import { createListing } from '@entraide/core/listing';
import { type TestSpace, testPlatform } from '@entraide/core/testing';
import { deskPaths } from '@entraide/model/path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RouteArgs } from '../framework/index.ts';
import { deciding } from './deciding.server.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

let space: TestSpace;
let moderator: RouteArgs['ctx'];
let ids: string[];
beforeEach(async () => {
  space = await platform.openSpace();
  moderator = space.ctx({ actor: await space.member({ role: 'moderator' }) });
  const [author, reader] = [await space.member(), await space.member()];
  for (const title of ['Courses', 'Garde'])
    for (const what of title === 'Garde' ? ['listing', 'author'] : ['listing']) {
      const { id } = await createListing(space.ctx({ actor: author }), {
        ...{ kind: 'request', category: 'shopping', title, description: 'Deux sacs.' },
        place: { lat: 48.8606, lon: 2.3376 },
      });
      await reportThing(space.ctx({ actor: reader }), { what, id, reason: 'wrong' });
    }
  ids = (await listCases(moderator)).items.map(({ id }) => id);
  expect(ids).toHaveLength(3);
});

/** Sends the form of the list. @returns where it leads, or what it answers */
async function send(fields: Record<string, string>, cases = ids, ctx = moderator): Promise<unknown> {
  const body = new URLSearchParams({ intent: 'bulk', ground: 'wrong', ...fields });
  for (const id of cases) body.append('case', id);
  const url = new URL(deskPaths.desk(), 'https://space.example');
  const request = new Request(url, { method: 'POST', body });
  try {
    return await deciding({ ctx, request, url, params: {} } as unknown as RouteArgs); // what the action reads of them
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.headers.get('location');
    throw thrown;
  }
}
const left = async () => (await listCases(moderator)).items.length;

test('several are decided alike; what does not allow it stays, and is counted', async () => {
  expect(await send({ kind: 'other', other: 'hide' })).toBe(
    deskPaths.desk({ decided: 2, missed: 0, unfit: 1 }),
  );
  expect(await left()).toBe(1);
  expect(await send({ kind: 'other', other: 'limit' })).toBe(
    deskPaths.desk({ decided: 1, missed: 2, unfit: 0 }),
  );
  expect(await left()).toBe(0);
});

test('several are left to somebody else, and none is lost', async () => {
  expect(await send({ kind: 'other', other: 'hand-over' })).toBe(
    deskPaths.desk({ decided: 3, missed: 0, unfit: 0 }),
  );
  const colleague = space.ctx({ actor: await space.member({ role: 'moderator' }) });
  expect((await listCases(colleague)).items).toHaveLength(3);
});

test('nothing ticked, a word that is no decision, and somebody who does not decide are refused', async () => {
  expect(await send({ kind: 'keep' }, [])).toMatchObject({ init: { status: 422 } });
  expect(await send({ kind: 'other', other: 'shout' })).toMatchObject({ init: { status: 422 } });
  const reader = space.ctx({ actor: await space.member() });
  expect(await send({ kind: 'remove' }, ids, reader)).toBe(
    deskPaths.desk({ decided: 0, missed: 3, unfit: 0 }),
  );
  expect(await left()).toBe(3);
});
