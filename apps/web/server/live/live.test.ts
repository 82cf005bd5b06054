import type { TestSpace } from '@entraide/core/testing';
import { watchThreads } from '@entraide/core/thread';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { testServer, type Visitor } from '../testing/index.ts';
import { createHub, type Hub } from './hub.ts';

let hub: Hub;
let server: Awaited<ReturnType<typeof testServer>>;
let stop: () => Promise<void>;
let space: TestSpace;
let ana: Visitor;
let ben: Visitor;
let thread: string;
let addresses = 0;

beforeAll(async () => {
  hub = createHub({ aMember: 2 });
  server = await testServer({ hub });
  stop = await watchThreads({ db: server.database.db('app') }, hub);
});
afterAll(async () => {
  hub.close();
  await stop();
  await server.close();
});
beforeEach(async () => {
  space = await server.openSpace();
  const visit = () => server.visitor(space.tenant.host, `198.51.100.${++addresses}`);
  [ana, ben] = [visit(), visit()];
  await ana.signIn(space, 'ana@example.org');
  await ben.signIn(space, 'ben@example.org', 'Ben');
  const words = { kind: 'request', category: 'shopping', title: 'Courses du samedi', description: 'Deux.' };
  const made = await ana.post('/api/v1/listings', { ...words, place: { lat: 48.86, lon: 2.33 } });
  const listing = (await made.json()) as { id: string };
  const begun = await ben.post(`/api/v1/listings/${listing.id}/threads`, { text: 'Je peux.' });
  thread = ((await begun.json()) as { id: string }).id;
});
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const stream of open.splice(0)) await stream.close();
});

/** A stream, and all that has come through it so far. */
async function follow(who: Visitor, headers: Record<string, string> = {}, query = '') {
  const response = await who(`/threads/${thread}/live${query}`, { headers });
  expect(response.status).toBe(200);
  const reader = response.body?.getReader();
  const stream = { heard: '', over: false, headers: response.headers, close: async () => reader?.cancel() };
  void (async () => {
    for (;;) {
      const piece = await reader?.read();
      if (!piece || piece.done) break;
      stream.heard += new TextDecoder().decode(piece.value);
    }
    stream.over = true;
  })();
  open.push(stream);
  return stream;
}
const say = (who: Visitor, text: string) => who.post(`/api/v1/threads/${thread}/messages`, { text });
const edition = async (who: Visitor) =>
  ((await (await who(`/threads/${thread}/live?poll`)).json()) as { edition: number }).edition;
const looks = ({ heard }: { heard: string }) => heard.match(/event: look/g)?.length ?? 0;

describe('an open page', () => {
  it('is told to look again, and nothing of what was written', async () => {
    const stream = await follow(ana, {}, `?edition=${await edition(ana)}`);
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.headers.get('x-accel-buffering')).toBe('no');
    expect(stream.headers.get('cache-control')).toBe('no-store');
    expect(looks(stream)).toBe(0);
    await say(ben, 'Un mot secret.');
    await vi.waitFor(() => expect(looks(stream)).toBeGreaterThan(0));
    expect(stream.heard).toContain(`id: ${await edition(ana)}\n`);
    expect(stream.heard.replace(/(retry|id): \d+|event: look|data: |\n/g, '')).toBe('');
  });

  it('that comes back hears at once that something changed meanwhile, and nothing when nothing did', async () => {
    const known = await edition(ana);
    await say(ben, 'Pendant ce temps');
    const back = await follow(ana, { 'last-event-id': String(known) });
    await vi.waitFor(() => expect(looks(back)).toBe(1));
    const again = await follow(ana, { 'last-event-id': String(await edition(ana)) });
    hub.missed();
    await vi.waitFor(() => expect(looks(again)).toBe(1));
    expect(again.heard, 'what it has is still what it has').not.toContain('id: ');
  });

  it('is told that the other has read it, too', async () => {
    const stream = await follow(ben);
    const before = await edition(ben);
    await ana(`/api/v1/threads/${thread}/messages`);
    expect(await edition(ben)).toBe(before + 1);
    await vi.waitFor(() => expect(stream.heard).toContain(`id: ${before + 1}\n`));
  });

  it('is for the two alone, and for a page of the space itself', async () => {
    const eve = server.visitor(space.tenant.host, '203.0.113.9');
    const path = `/threads/${thread}/live`;
    expect((await eve(path)).status).toBe(401);
    await eve.signIn(space, 'eve@example.org', 'Eve');
    for (const query of ['', '?poll']) expect((await eve(path + query)).status).toBe(404);
    expect((await ana(path, { headers: { 'sec-fetch-site': 'same-site' } })).status).toBe(403);
    const elsewhere = server.visitor((await server.openSpace()).tenant.host);
    for (const [name, value] of ana.cookies) elsewhere.cookies.set(name, value);
    expect((await elsewhere(path)).status).toBe(401);
  });

  it('of one person are a few at a time; one that goes makes room', async () => {
    const first = await follow(ana);
    await follow(ana);
    const path = `/threads/${thread}/live`;
    const refused = await ana(path);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60']);
    expect((await ana(`${path}?poll`)).status, 'it asks instead').toBe(200);
    await follow(ben);
    await first.close();
    await follow(ana);
  });
});

describe('a stream ends', () => {
  it('when its session ends, and with no other session of the same person', async () => {
    const here = await follow(ana);
    const phone = server.visitor(space.tenant.host, '203.0.113.10');
    await phone.signIn(space, 'ana@example.org');
    const there = await follow(phone);
    await phone.post('/api/v1/auth/session', {}, 'DELETE');
    await vi.waitFor(() => expect(there.over).toBe(true));
    await say(ben, 'Encore là ?');
    await vi.waitFor(() => expect(looks(here)).toBeGreaterThan(1));
    expect(here.over).toBe(false);
  });

  it.each([
    [
      'is put out',
      `with put as (insert into cases (id, subject_kind, subject_id, author_id, harm, state, opened_at, decided_at)
         select gen_random_uuid(), 'member', m.id, m.id, 1, 'decided', now(), now() from members m where m.email = 'ana@example.org' returning id, author_id)
       insert into decisions (id, case_id, subject_id, author_id, kind, ground_kind, ground, facts, locale, automated, decided_by,
         decided_at, until, appeal_until, confirmed_by, confirmed_at)
       select gen_random_uuid(), id, author_id, author_id, 'ban', 'charter', 'insult', 'Des insultes, plusieurs fois.', 'fr', false,
         gen_random_uuid(), now(), now() + interval '1 day', now() + interval '1 day', gen_random_uuid(), now() from put;
       update members set status = 'suspended' where email = 'ana@example.org'`,
    ],
    [
      'blocks the other',
      `insert into member_blocks (id, by_id, about_id, kind, said, created_at)
       select gen_random_uuid(), a.id, b.id, 'block', 'B', now() from members a, members b
       where a.email = 'ana@example.org' and b.email = 'ben@example.org'`,
    ],
    ['leaves', `delete from members where email = 'ana@example.org'`],
  ])('when one of the two %s', async (_, statement) => {
    const streams = [await follow(ana), await follow(ben)];
    await server.database.sql.begin(async (tx) => {
      await tx`select set_config('app.tenant_id', ${space.tenant.id}, true)`;
      await tx.unsafe(statement);
    });
    await vi.waitFor(() => expect(streams[0]?.over).toBe(true));
    const back = await ana(`/threads/${thread}/live`);
    expect([204, 401]).toContain(back.status);
  });

  it('when the process is asked to stop, and no new one is opened', async () => {
    const own = createHub();
    const of = { tenantId: 't', threadId: 'c', memberId: 'm', mayGoOn: async () => true };
    const reader = own.open(of, 'x')?.getReader();
    await reader?.read();
    own.close();
    expect((await reader?.read())?.done).toBe(true);
    expect([own.size, own.open(of, '')]).toEqual([0, null]);
  });

  it('when nobody reads it', async () => {
    const own = createHub();
    own.open({ tenantId: 't', threadId: 'c', memberId: 'm', mayGoOn: async () => true }, 'x');
    for (let n = 0; n < 200; n++) own.thread({ tenantId: 't', threadId: 'c', edition: n });
    expect(own.size).toBe(0);
    own.close();
  });
});
