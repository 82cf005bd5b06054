import { sql } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { memberOf } from '../ctx/index.ts';
import { createListing } from '../listing/index.ts';
import { spaceView } from '../space/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { resolveTenant, tenantCtx } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
beforeAll(async () => {
  platform = await testPlatform();
  space = await platform.openSpace({ locales: ['ar', 'fr'] });
});
afterAll(() => platform.close());

const as = (role: 'app' | 'worker' | 'platform') => ({
  ...platform.worker,
  db: platform.database.db(role),
  address: { scheme: 'http', port: 3000 } as const,
});
const asPlatform = <T>(work: Parameters<typeof platform.app.inTenant<T>>[1], { tenant } = space) =>
  platform.database.db('platform').inTenant(tenant.id, work);

it.each(['app', 'worker', 'platform'] as const)(
  'is for %s what a request finds by the host',
  async (role) => {
    const { address } = as(role);
    const ctx = await tenantCtx(as(role), space.tenant.id, { kind: 'job', name: 'cleanup' });
    expect(ctx?.tenant).toEqual(await resolveTenant(as('app'), space.tenant.host, address));
    expect(ctx?.tenant.origin).toBe(`http://${space.tenant.host}:3000`);
    expect(ctx).toMatchObject({ actor: { kind: 'job', name: 'cleanup' }, locale: 'ar', ip: null });
    expect(Object.keys(ctx ?? {})).toEqual(expect.arrayContaining(Object.keys(space.ctx())));
  },
);

it('is good for verbs, which ask who acts as they ask a request', async () => {
  const ctx = await tenantCtx(as('worker'), space.tenant.id, { kind: 'job', name: 'x' });
  if (!ctx) throw new Error('no context');
  expect(spaceView(ctx)).toEqual(spaceView(space.ctx()));
  expect(memberOf(ctx)).toBeNull();
  const listing = { kind: 'offer', category: 'other', title: 'Un titre', description: 'x', place: { id: 1 } };
  await expect(createListing(ctx, listing)).rejects.toMatchObject({ code: 'sign-in-needed' });
});

it('follows the primary host, and is there without any', async () => {
  const other = await platform.openSpace();
  const hostNow = async () =>
    (await tenantCtx(as('worker'), other.tenant.id, { kind: 'job', name: 'x' }))?.tenant.host;
  const change = (statement: string) => asPlatform((tx) => tx.execute(sql.raw(statement)), other);
  await change(
    `insert into domains (host, tenant_id) values ('aaa-${other.tenant.host}', '${other.tenant.id}')`,
  );
  expect(await hostNow()).toBe(other.tenant.host);
  await change(`delete from domains where host = '${other.tenant.host}'`);
  expect(await hostNow()).toBe(`aaa-${other.tenant.host}`);
  await change(`delete from domains where tenant_id = '${other.tenant.id}'`);
  expect(await hostNow()).toBe(other.tenant.slug);
});

it('is null for a space that is gone; a suspended one says that it is', async () => {
  const job = { kind: 'job', name: 'x' } as const;
  expect(await tenantCtx(as('worker'), newId(), job)).toBeNull();
  const other = await platform.openSpace();
  const { id } = other.tenant;
  await asPlatform((tx) => tx.execute(sql`update tenants set status = 'suspended' where id = ${id}`), other);
  expect((await tenantCtx(as('worker'), other.tenant.id, job))?.tenant.status).toBe('suspended');
  await asPlatform((tx) => tx.execute(sql`update tenants set config = '{}' where id = ${id}`), other);
  await expect(tenantCtx(as('worker'), other.tenant.id, job)).rejects.toMatchObject({ code: 'unavailable' });
  await asPlatform((tx) => tx.execute(sql`delete from tenants where id = ${id}`), other);
  expect(await tenantCtx(as('worker'), other.tenant.id, job)).toBeNull();
});
