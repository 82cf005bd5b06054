import { createHash, randomBytes } from 'node:crypto';
import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { files, sql, tenantAssets } from '@entraide/db';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTenant } from '../ctx/index.ts';
import { runJob } from '../job/run-job.ts';
import { fakeS3, type TestSpace, testPlatform } from '../testing/index.ts';
import { jobs } from '../worker/jobs.ts';
import {
  type FileCtx,
  type FileStore,
  keepFile,
  openFileStore,
  putFile,
  putFileIn,
  readFile,
  readWholeFile,
  removeFiles,
  spaceStorage,
  tidyFileStore,
} from './index.ts';

const platform = await testPlatform();
const s3 = await fakeS3();
afterAll(async () => {
  await s3.close();
  await platform.close();
});

let space: TestSpace;
let ctx: ReturnType<TestSpace['ctx']>;
beforeEach(async () => {
  space = await platform.openSpace();
  ctx = space.ctx();
});
afterEach(() => s3.become('well'));

const HOUR_MS = 3_600_000;
const options = { purpose: 'photo', mostBytes: 100_000, mediaTypes: ['image/png'] as const };
const png = (content: Buffer | string = randomBytes(500)) =>
  Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from(content)]);
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const put = (bytes: Buffer, on: FileCtx = ctx) => putFile(on, Readable.from([bytes]), options);
const rows = () =>
  inTenant(ctx, async (tx) => tx.select({ sha256: files.sha256, state: files.state }).from(files));
const inStore = async (sha256: string, store: FileStore = platform.fileStore) => {
  const found = await store.get({ tenantId: space.tenant.id, sha256 });
  found?.destroy();
  return found !== null;
};
const later = (hours: number) => () => new Date(Date.now() + hours * HOUR_MS);
const info = { key: 'key', attempt: 1, askedAt: new Date() };
const run = (
  name: string,
  { hours = 0, fileStore = platform.fileStore, tenantId = space.tenant.id } = {},
) => {
  const job = jobs.find((one) => one.name === name);
  if (!job) throw new Error(`no job ${name}`);
  return runJob({ ...platform.worker, fileStore, clock: later(hours) }, job, { tenantId }, info);
};
const waitingJobs = () =>
  platform.worker.db.outsideTenant(async (tx) => {
    const found = await tx.execute<{ task: string }>(sql`
      select distinct t.identifier as task from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      where j.payload ->> 'tenantId' = ${space.tenant.id} order by 1`);
    return [...found].map(({ task }) => task);
  });
/** What refers to a file in these tests: a logo. */
const refer = (sha256: string) =>
  inTenant(ctx, async (tx) => {
    const { mediaType } = await keepFile(ctx, tx, sha256);
    await tx.insert(tenantAssets).values({ name: 'a.png', mediaType, sha256, fileSha256: sha256 });
  });
const noRoom = () => Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

describe('putFile', () => {
  it('stores what readFile gives back, under the hash of the bytes', async () => {
    const bytes = png();
    const stored = await put(bytes);
    expect(stored).toEqual({ sha256: hashOf(bytes), size: bytes.length, mediaType: 'image/png' });
    expect(await readWholeFile(ctx, stored.sha256)).toEqual(bytes);
    const { bytes: stream, ...about } = await readFile(ctx, stored.sha256);
    stream.destroy();
    expect(about).toEqual({ size: bytes.length, mediaType: 'image/png' });
    expect(await inTenant(ctx, spaceStorage)).toEqual({ files: 1, bytes: bytes.length });
  });

  it('refuses what is too large, of another kind, empty or broken off, and keeps nothing', async () => {
    const refuse = (source: AsyncIterable<Uint8Array>, code: string) =>
      expect(putFile(ctx, source, options)).rejects.toMatchObject({ code: 'invalid', faults: [{ code }] });
    await refuse(Readable.from([png(randomBytes(100_000))]), 'too-large');
    await refuse(Readable.from([Buffer.from('<html>')]), 'media-type');
    await refuse(Readable.from([Buffer.from('%PDF-1.7')]), 'media-type');
    await refuse(Readable.from([]), 'media-type');
    async function* broken() {
      yield png();
      throw new Error('the connection is gone');
    }
    await refuse(broken(), 'incomplete');
    expect(await rows()).toEqual([]);
    expect(await readdir(platform.fileStore.incoming)).toEqual([]);
  });

  it('takes the same bytes forty times at once', async () => {
    const bytes = png();
    const tries = await Promise.allSettled(Array.from({ length: 40 }, () => put(bytes)));
    const codes = tries.map((one) => (one.status === 'rejected' ? one.reason.code : 'done'));
    // A machine with too much to do tells some to try again.
    expect(codes.filter((code) => code !== 'done' && code !== 'unavailable')).toEqual([]);
    expect(codes).toContain('done');
    expect(await rows()).toEqual([{ sha256: hashOf(bytes), state: 'stored' }]);
    expect(await readWholeFile(ctx, hashOf(bytes))).toEqual(bytes);
    expect(await readdir(platform.fileStore.incoming)).toEqual([]);
  });

  it('is unavailable on a full disk, and the sweep removes the row', async () => {
    const fileStore = { ...platform.fileStore, put: () => Promise.reject(noRoom()) };
    await expect(put(png(), { ...ctx, fileStore })).rejects.toMatchObject({ code: 'unavailable' });
    const noFolder = { ...platform.fileStore, incoming: '/dev/null/incoming' };
    await expect(put(png(), { ...ctx, fileStore: noFolder })).rejects.toMatchObject({ code: 'unavailable' });
    const [row] = await rows();
    expect(row?.state).toBe('storing');
    await expect(readFile(ctx, row?.sha256 ?? '')).rejects.toMatchObject({ code: 'not-found' });
    await expect(refer(row?.sha256 ?? '')).rejects.toMatchObject({ code: 'not-found' });
    await run('remove_files', { hours: 2 });
    expect(await rows()).toEqual([]);
  });

  it('leaves bytes that the sweep removes, when the process dies before they count', async () => {
    const bytes = png();
    const gone = new Error('killed');
    const fileStore: FileStore = {
      ...platform.fileStore,
      async put(key, file) {
        await platform.fileStore.put(key, file);
        throw gone;
      },
    };
    await expect(put(bytes, { ...ctx, fileStore })).rejects.toMatchObject({ code: 'unavailable' });
    expect(await inStore(hashOf(bytes))).toBe(true);
    await expect(readFile(ctx, hashOf(bytes))).rejects.toMatchObject({ code: 'not-found' });
    await run('remove_files', { hours: 2 });
    expect(await inStore(hashOf(bytes))).toBe(false);
    // Sent again, it is stored as if nothing had been.
    await put(bytes);
    expect(await readWholeFile(ctx, hashOf(bytes))).toEqual(bytes);
  });

  it('removes the bytes again when the space was deleted meanwhile', async () => {
    const bytes = png();
    const fileStore: FileStore = {
      ...platform.fileStore,
      async put(key, file) {
        await deleteSpace();
        await platform.fileStore.put(key, file);
      },
    };
    await expect(put(bytes, { ...ctx, fileStore })).rejects.toMatchObject({ code: 'not-found' });
    expect(await inStore(hashOf(bytes))).toBe(false);
  });
});

const deleteSpace = () =>
  platform.database.sql.begin(async (tx) => {
    await tx`select set_config('app.tenant_id', ${space.tenant.id}, true)`;
    await tx`delete from tenants where id = ${space.tenant.id}`;
  });

describe('another space', () => {
  it('finds nothing, as if there were nothing', async () => {
    const { sha256 } = await put(png());
    const other = (await platform.openSpace()).ctx();
    await expect(readFile(other, sha256)).rejects.toMatchObject({ code: 'not-found' });
    await expect(inTenant(other, (tx) => keepFile(other, tx, sha256))).rejects.toMatchObject({
      code: 'not-found',
    });
    for (const not of ['f'.repeat(64), '../../etc/passwd', ''])
      await expect(readFile(ctx, not)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps its own copy of the same bytes', async () => {
    const bytes = png();
    const other = (await platform.openSpace()).ctx();
    await put(bytes);
    await put(bytes, other);
    await run('remove_files', { hours: 2 });
    expect(await readWholeFile(other, hashOf(bytes))).toEqual(bytes);
  });
});

describe('putFileIn', () => {
  const file = (bytes: Buffer) => ({
    ...{ bytes, sha256: hashOf(bytes), mediaType: 'image/png', purpose: 'logo' },
  });

  it('can be read at once, and its job moves the bytes to the store', async () => {
    const bytes = png();
    await inTenant(ctx, (tx) => putFileIn(ctx, tx, file(bytes)));
    expect(await readWholeFile(ctx, hashOf(bytes))).toEqual(bytes);
    expect(await inStore(hashOf(bytes))).toBe(false);
    expect(await waitingJobs()).toContain('store_files');
    for (let i = 0; i < 2; i++) await run('store_files');
    expect(await inStore(hashOf(bytes))).toBe(true);
    expect(await rows()).toEqual([{ sha256: hashOf(bytes), state: 'stored' }]);
    expect(await readWholeFile(ctx, hashOf(bytes))).toEqual(bytes);
    // Once more in a transaction: it is there already.
    await inTenant(ctx, (tx) => putFileIn(ctx, tx, file(bytes)));
    expect(await rows()).toEqual([{ sha256: hashOf(bytes), state: 'stored' }]);
  });

  it('leaves nothing of a transaction that is rolled back', async () => {
    const bytes = png();
    const failing = inTenant(ctx, async (tx) => {
      await putFileIn(ctx, tx, file(bytes));
      throw new Error('something else went wrong');
    });
    await expect(failing).rejects.toThrow('something else');
    expect(await rows()).toEqual([]);
    expect(await waitingJobs()).not.toContain('store_files');
  });

  it('waits in the database while the store is away', async () => {
    const bytes = png();
    await inTenant(ctx, (tx) => putFileIn(ctx, tx, file(bytes)));
    const fileStore = { ...platform.fileStore, put: () => Promise.reject(noRoom()) };
    await expect(run('store_files', { fileStore })).rejects.toMatchObject({ code: 'unavailable' });
    expect(await readWholeFile(ctx, hashOf(bytes))).toEqual(bytes);
    await run('store_files');
    expect(await inStore(hashOf(bytes))).toBe(true);
  });
});

describe('the sweep', () => {
  it('leaves what a row refers to, and what was stored a moment ago', async () => {
    const [kept, fresh] = [await put(png()), await put(png())];
    await refer(kept.sha256);
    await run('remove_files');
    expect(await rows()).toHaveLength(2);
    await run('cleanup', { hours: 30 });
    expect(await waitingJobs()).toContain('remove_files');
    await run('remove_files', { hours: 30 });
    expect(await rows()).toEqual([{ sha256: kept.sha256, state: 'stored' }]);
    expect(await inStore(fresh.sha256)).toBe(false);
    expect(await inStore(kept.sha256)).toBe(true);
    await inTenant(ctx, async (tx) => {
      await tx.delete(tenantAssets);
      await removeFiles(ctx, tx);
    });
    expect(await waitingJobs()).toContain('remove_files');
    await run('remove_files', { hours: 30 });
    expect(await rows()).toEqual([]);
    expect(await inStore(kept.sha256)).toBe(false);
  });

  it('goes on where it was stopped, and nothing can be read, used or stored again between', async () => {
    const bytes = png();
    const { sha256 } = await put(bytes);
    const fileStore = { ...platform.fileStore, remove: () => Promise.reject(noRoom()) };
    await expect(run('remove_files', { hours: 2, fileStore })).rejects.toMatchObject({ code: 'unavailable' });
    expect(await rows()).toEqual([{ sha256, state: 'removing' }]);
    await expect(readFile(ctx, sha256)).rejects.toMatchObject({ code: 'not-found' });
    await expect(refer(sha256)).rejects.toMatchObject({ code: 'not-found' });
    await expect(put(bytes)).rejects.toMatchObject({ code: 'unavailable' });
    await run('remove_files');
    expect(await rows()).toEqual([]);
    expect(await inStore(sha256)).toBe(false);
  });

  it('removes a temporary file that a process left', async () => {
    await put(png());
    const left = join(platform.fileStore.incoming, 'left');
    await writeFile(left, 'x');
    const before = later(-2)();
    await utimes(left, before, before);
    await tidyFileStore(platform.fileStore, new Date());
    await expect(stat(left)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a space that is deleted', () => {
  it('takes its files along, and no others', async () => {
    const { sha256 } = await put(png());
    const bytes = png();
    const other = (await platform.openSpace()).ctx();
    await put(bytes, other);
    await run('erase_files');
    expect(await inStore(sha256)).toBe(true);
    await deleteSpace();
    expect(await waitingJobs()).toContain('erase_files');
    await run('erase_files');
    expect(await inStore(sha256)).toBe(false);
    expect(await readWholeFile(other, hashOf(bytes))).toEqual(bytes);
  });
});

describe('with an S3 store', () => {
  const onS3 = (more: Partial<typeof s3.settings> = {}) => {
    const { endpoint, region, bucket, accessKeyId, secretAccessKey } = { ...s3.settings, ...more };
    const settings = {
      ...{ S3_ENDPOINT: endpoint, S3_REGION: region, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId },
      ...{ S3_SECRET_ACCESS_KEY: secretAccessKey, S3_FORCE_PATH_STYLE: true },
    };
    return { ...ctx, fileStore: openFileStore(settings, join(platform.fileStore.incoming, '..', 's3')) };
  };

  it('is as with a folder', async () => {
    const bytes = png();
    const { sha256 } = await put(bytes, onS3());
    expect(await readWholeFile(onS3(), sha256)).toEqual(bytes);
    expect([...s3.objects.keys()]).toContain(`${space.tenant.id}/${sha256}`);
    await run('remove_files', { hours: 2, fileStore: onS3().fileStore });
    expect([...s3.objects.keys()]).not.toContain(`${space.tenant.id}/${sha256}`);
  });

  it.each(['failing', 'full'] as const)('is unavailable while it is %s', async (mood) => {
    const { sha256 } = await put(png(), onS3());
    s3.become(mood);
    await expect(put(png(), onS3())).rejects.toMatchObject({ code: 'unavailable' });
    await expect(readFile(onS3(), sha256)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('is unavailable when the secret is wrong, or nobody answers', async () => {
    await expect(put(png(), onS3({ secretAccessKey: 'wrong' }))).rejects.toMatchObject({
      code: 'unavailable',
    });
    await expect(put(png(), onS3({ endpoint: 'http://127.0.0.1:9' }))).rejects.toMatchObject({
      code: 'unavailable',
    });
  });
});
