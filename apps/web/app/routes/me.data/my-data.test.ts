import { listExports } from '@entraide/core/export';
import { runJobs, type TestSpace } from '@entraide/core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testServer, type Visitor } from '../../../server/testing/index.ts';
import { buildOf, send } from '../../../server/testing/route-build.ts';
import * as file from '../me.data_.exports.$id.ts';
import * as now from '../me.data[.]json.ts';
import * as page from './route.tsx';

const build = buildOf({
  page: { path: 'me/data', module: page },
  now: { path: 'me/data.json', module: now },
  file: { path: 'me/data/exports/:id', module: file },
});
let server: Awaited<ReturnType<typeof testServer>>;
let space: TestSpace;
let ana: Visitor;
let stranger: Visitor;
beforeAll(async () => {
  server = await testServer({ pages: { build, mode: 'production' } });
});
afterAll(() => server.close());
beforeEach(async () => {
  space = await server.openSpace();
  ana = server.visitor(space.tenant.host);
  stranger = server.visitor(space.tenant.host, '203.0.113.2');
  await ana.signIn(space, 'ana@example.org');
});

const people = async () =>
  server.database.sql.begin(async (tx) => {
    await tx`select set_config('app.tenant_id', ${space.tenant.id}, true)`;
    return tx`select id, email, display_name as "displayName", role, status from members where tenant_id = ${space.tenant.id}`;
  });
const make = () => runJobs(server.worker, space.tenant.id, 'make_export');
const whoIs = async (email: string) => {
  const row = (await people()).find((one) => one.email === email) as Row | undefined;
  if (!row) throw new Error(`nobody has ${email}`);
  const { id: memberId, displayName, role, status } = row;
  return {
    ...{ kind: 'member' as const, memberId, email, displayName, role, status },
    ...{ sessionId: 'none', hasSecondFactor: false, secondFactorAt: null },
  };
};

type Row = { id: string; displayName: string; role: 'member'; status: 'active' };

describe('the page of one’s own data', () => {
  it('asks for a file, shows how far it is, and gives it to its member alone', async () => {
    const asked = await send(ana, '/me/data', { intent: 'export' });
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/me/data?asked=1#export']);
    await make();
    const [ready] = await listExports(space.ctx({ actor: await whoIs('ana@example.org') }));
    const path = `/me/data/exports/${ready?.id}`;
    const got = await ana(path);
    expect(got.status).toBe(200);
    expect(got.headers.get('content-type')).toBe('application/zip');
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename="space-.*-me\.zip"$/);
    expect(got.headers.get('cache-control')).toBe('no-store');
    expect(Buffer.from(await got.arrayBuffer()).toString('latin1', 0, 2)).toBe('PK');
    const ben = server.visitor(space.tenant.host, '203.0.113.3');
    await ben.signIn(space, 'ben@example.org');
    expect((await ben(path)).status).toBe(404);
    expect((await stranger(path)).status).not.toBe(200);
    const data = (await (await ana('/me/data.json')).json()) as object;
    expect(data).toMatchObject({ member: { email: 'ana@example.org' } });
  });

  it('says so when it is asked for a fourth file on one day', async () => {
    for (let n = 0; n < 3; n++) {
      await send(ana, '/me/data', { intent: 'export' });
      await make();
    }
    expect((await send(ana, '/me/data', { intent: 'export' })).status).toBe(429);
  });

  it('erases after asking once, and not without', async () => {
    expect((await send(ana, '/me/data', { intent: 'leave' })).status).toBe(422);
    expect(await people()).toHaveLength(1);
    const left = await send(ana, '/me/data', { intent: 'leave', confirm: 'yes' });
    expect(left.headers.get('location')).toBe('/join?left=1');
    expect(await people()).toHaveLength(0);
    expect(ana.cookies.has('__Host-session')).toBe(false);
  });
});

describe('the API', () => {
  it('asks for a file, one at a time', async () => {
    const first = await ana.post('/api/v1/me/export', {});
    expect(first.status).toBe(202);
    const made = (await first.json()) as { id: string };
    expect(made).toMatchObject({ state: 'waiting' });
    expect(await (await ana.post('/api/v1/me/export', {})).json()).toMatchObject({ id: made.id });
    expect((await stranger.post('/api/v1/me/export', {})).status).toBe(401);
  });

  it('erases whoever is signed in, and tells them', async () => {
    expect((await stranger.post('/api/v1/me', {}, 'DELETE')).status).toBe(401);
    expect((await ana('/api/v1/me', { method: 'DELETE' })).status, 'from another site').toBe(403);
    expect((await ana.post('/api/v1/me', {}, 'DELETE')).status).toBe(204);
    expect(await people()).toHaveLength(0);
    const kinds = (await space.mails()).map(({ mail }) => mail.kind);
    expect(kinds).toEqual(['account-deleted']);
    expect((await ana.post('/api/v1/me', {}, 'DELETE')).status).toBe(401);
  });

  it('keeps the last admin', async () => {
    const admin = server.visitor(space.tenant.host, '203.0.113.4');
    await admin.signIn(space, 'admin@example.org');
    const { memberId } = await whoIs('admin@example.org');
    await server.database.sql.begin(async (tx) => {
      await tx`select set_config('app.tenant_id', ${space.tenant.id}, true)`;
      await tx`update members set role = 'admin' where id = ${memberId}`;
    });
    expect((await admin.post('/api/v1/me', {}, 'DELETE')).status).toBe(409);
  });
});
