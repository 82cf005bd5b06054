import { createHash } from 'node:crypto';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { duties, eq, files, sql, tenantAssets, tenants } from '@entraide/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestCode } from '../account/index.ts';
import { listOperations, type OperatorCtx } from '../audit/index.ts';
import { createListing } from '../listing/index.ts';
import { newToken } from '../session/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID } from '../testing/listing.ts';
import { startThread } from '../thread/index.ts';
import { sweepPlatform } from '../worker/index.ts';
import { jobs } from '../worker/jobs.ts';
import { runJob } from '../worker/run-job.ts';
import {
  cancelDeletion,
  deleteTenant,
  isGenuine,
  removeTenantNow,
  resumeTenant,
  showTenant,
  suspendTenant,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let operator: OperatorCtx;
const DAY_MS = 86_400_000;

beforeAll(async () => {
  platform = await testPlatform();
  const { log, fileStore } = platform.worker;
  operator = {
    log,
    fileStore,
    clock: () => new Date(),
    db: platform.database.db('platform'),
    operator: 'ana',
  };
});
afterAll(() => platform.close());

const inDays = (days: number) => ({
  ...operator,
  address: { scheme: 'https', port: null } as const,
  clock: () => new Date(Date.now() + days * DAY_MS),
});

/** A space with rows, a file, and a mail that waits. */
async function lived(): Promise<{ space: TestSpace; path: string }> {
  const space = await platform.openSpace();
  const [ana, ben] = [await space.member({ role: 'admin' }), await space.member()];
  const { id: listingId } = await createListing(space.ctx({ actor: ana }), {
    ...{ kind: 'offer', category: space.tenant.config.categories[0]?.slug, title: 'Une échelle' },
    ...{ description: 'Chez moi.', place: { id: PLACE_ID }, precision: 'city' },
  });
  await startThread(space.ctx({ actor: ben }), { listingId, body: 'Bonjour' });
  await requestCode(space.ctx(), { email: ben.email, browserToken: newToken() });
  const sha256 = createHash('sha256').update('a logo').digest('hex');
  const { incoming } = platform.fileStore;
  await mkdir(incoming, { recursive: true });
  await writeFile(join(incoming, 'logo'), 'a logo');
  const tenantId = space.tenant.id;
  await platform.fileStore.put({ tenantId, sha256 }, { path: join(incoming, 'logo'), size: 6 });
  const file = { sha256, size: 6, mediaType: 'image/png', purpose: 'logo', state: 'stored' as const };
  await operator.db.inTenant(tenantId, async (tx) => {
    await tx.insert(files).values({ ...file, keptUntil: new Date() });
    const asset = { name: 'logo.png', mediaType: 'image/png', sha256, fileSha256: sha256 };
    await tx.insert(tenantAssets).values(asset);
  });
  return { space, path: join(incoming, '..', tenantId, sha256) };
}

/** Rows that are still there of a space, in every table of tenants, past the policies. */
async function rowsLeft(tenantId: string): Promise<number> {
  let left = 0;
  for (const name of Object.keys(duties))
    left += await platform.app.inTenant(tenantId, async (tx) => {
      const [row] = await tx.execute<{ n: number }>(
        sql`select count(tenant_id)::int as n from ${sql.identifier(name)}`,
      );
      return row?.n ?? 0;
    });
  const [own] = await platform.database
    .sql`select count(*)::int as n from domains where tenant_id = ${tenantId}`;
  return left + Number(own?.n);
}

const jobsOf = async (tenantId: string) => {
  const rows = await platform.database.sql<{ task: string }[]>`
    select t.identifier as task from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where payload ->> 'tenantId' = ${tenantId}`;
  return rows.map(({ task }) => task);
};

test('at once: every row, file, host and waiting job goes; what went is certified and kept, another space is as it was', async () => {
  const [{ space, path }, other] = [await lived(), await lived()];
  const { id, slug, host } = space.tenant;
  const before = await rowsLeft(other.space.tenant.id);
  await access(path);

  expect(await deleteTenant(operator, slug, { now: true, dryRun: true })).toMatchObject({
    changed: true,
    certificate: null,
    holdings: { hosts: [host], tables: { messages: 1, listings: 1, members: 2 } },
  });
  await access(path);

  const { certificate } = await deleteTenant(operator, slug, { now: true });
  expect(certificate).toMatchObject({
    ...{ slug, tenantId: id, removedBy: 'ana', files: { count: 1, bytes: 6 }, hosts: [host] },
    tables: { messages: 1, listings: 1, members: 2, files: 1 },
  });
  expect(await rowsLeft(id)).toBe(0);
  await expect(access(path)).rejects.toMatchObject({ code: 'ENOENT' });
  // The one that the database leaves behind, for a store that did not answer.
  expect(await jobsOf(id)).toEqual(['erase_files']);
  expect(await rowsLeft(other.space.tenant.id)).toBe(before);
  await access(other.path);

  const [kept] = await listOperations(operator, { tenantId: id, limit: 1 });
  expect(kept).toMatchObject({ action: 'tenant.remove', actor: 'ana', details: certificate });
  expect(JSON.stringify(kept)).not.toMatch(/@example.org|échelle|Bonjour/);
  const again = await deleteTenant(operator, slug, { now: true });
  expect(again).toMatchObject({ changed: false, certificate });
  if (!certificate || !again.certificate) throw new Error('there is no certificate');
  expect(isGenuine(certificate) && isGenuine(again.certificate)).toBe(true);
  expect(isGenuine({ ...certificate, rows: 3 })).toBe(false);
});

test('after 30 days of suspension, by the sweep; not a day before', async () => {
  const { space } = await lived();
  const { id, slug } = space.tenant;
  const scheduled = await deleteTenant(operator, slug);
  expect(scheduled).toMatchObject({ changed: true, certificate: null });
  expect((scheduled.deleteAfter?.getTime() ?? 0) - Date.now()).toBeGreaterThan(29.9 * DAY_MS);
  expect(await deleteTenant(operator, slug)).toMatchObject({
    ...{ changed: false, deleteAfter: scheduled.deleteAfter },
  });
  expect(await showTenant(operator, slug)).toMatchObject({
    ...{ status: 'suspended', deleteAfter: scheduled.deleteAfter },
  });
  await expect(resumeTenant(operator, slug)).rejects.toMatchObject({ code: 'conflict' });
  await sweepPlatform(inDays(29));
  expect(await rowsLeft(id)).toBeGreaterThan(0);
  await sweepPlatform(inDays(31));
  expect(await rowsLeft(id)).toBe(0);
  const { certificate } = await deleteTenant(operator, slug);
  expect(certificate).toMatchObject({ slug, removedBy: 'ana' });
});

test.each(['open', 'private', 'suspended'] as const)(
  'taken back, a space is %s as before',
  async (status) => {
    const space = await platform.openSpace({}, status === 'suspended' ? 'open' : status);
    const { slug, id } = space.tenant;
    if (status === 'suspended') await suspendTenant(operator, slug);
    await expect(cancelDeletion(operator, slug)).rejects.toMatchObject({ code: 'conflict' });
    await deleteTenant(operator, slug, { dryRun: true });
    expect((await showTenant(operator, slug)).deleteAfter).toBeNull();
    await deleteTenant(operator, slug);
    await cancelDeletion(operator, slug, { dryRun: true });
    expect((await showTenant(operator, slug)).deleteAfter).not.toBeNull();
    expect(await cancelDeletion(operator, slug)).toEqual({ slug, status });
    await sweepPlatform(inDays(31));
    expect(await showTenant(operator, slug)).toMatchObject({ id, status, deleteAfter: null });
  },
);

test('a job of a space that is gone ends without a fault; many who remove it at once write one certificate', async () => {
  const { space } = await lived();
  const { id, slug } = space.tenant;
  const all = await Promise.all(Array.from({ length: 4 }, () => removeTenantNow(operator, id)));
  expect(all.filter((one) => one !== null)).toHaveLength(1);
  const written = await listOperations(operator, { tenantId: id });
  expect(written.filter(({ action }) => action === 'tenant.remove')).toHaveLength(1);
  for (const job of jobs)
    await runJob(platform.worker, job, { tenantId: id }, { key: 'x', attempt: 1, askedAt: new Date() });
  expect(await deleteTenant(operator, slug)).toMatchObject({ changed: false });
});

test('a space that there never was is not found', async () => {
  for (const verb of [deleteTenant, cancelDeletion])
    await expect(verb(operator, 'nobody')).rejects.toMatchObject({ code: 'not-found' });
  expect(await removeTenantNow(operator, '01890000-0000-7000-8000-000000000000')).toBeNull();
});

test('the database refuses a space that is to be deleted and open', async () => {
  const { tenant } = await platform.openSpace();
  const set = { deleteAfter: new Date() };
  const wrong = operator.db.inTenant(tenant.id, (tx) =>
    tx.update(tenants).set(set).where(eq(tenants.id, tenant.id)),
  );
  await expect(wrong).rejects.toMatchObject({ constraint: 'tenants__delete_after' });
});
