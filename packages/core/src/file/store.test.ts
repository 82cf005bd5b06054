import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../settings/index.ts';
import { fakeS3 } from '../testing/index.ts';
import { checkFileStore, openFileStore, tidyFileStore } from './index.ts';
import { receive } from './receive.ts';
import { localStore } from './store/local-store.ts';
import { addressOf, s3Store } from './store/s3-store.ts';
import type { FileStore } from './store/store.ts';

let folder: string;
let s3: Awaited<ReturnType<typeof fakeS3>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entraide-store-'));
  s3 = await fakeS3();
});
afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true });
});

const stores: [string, () => FileStore][] = [
  ['a folder', () => localStore(folder)],
  ['S3', () => s3Store(s3.settings, join(folder, 'incoming'))],
];
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const incoming = (bytes: Buffer) =>
  receive(Readable.from([bytes]), join(folder, 'incoming'), { mostBytes: bytes.length });
async function put(store: FileStore, tenantId: string, bytes: Buffer) {
  const received = await incoming(bytes);
  await store.put({ tenantId, sha256: received.sha256 }, received);
  await rm(received.path, { force: true });
  return received.sha256;
}
async function read(store: FileStore, tenantId: string, sha256: string) {
  const found = await store.get({ tenantId, sha256 });
  return found && Buffer.concat(await found.toArray());
}

describe.each(stores)('%s', (_, open) => {
  it('gives back what it was given, whatever it holds', async () => {
    const tenantId = newId();
    for (const bytes of [randomBytes(300_000), Buffer.from('é\r\n\0'), randomBytes(1)]) {
      const sha256 = await put(open(), tenantId, bytes);
      expect(sha256).toBe(hashOf(bytes));
      expect(await read(open(), tenantId, sha256)).toEqual(bytes);
    }
    expect(s3.refused).toEqual([]);
  });

  it('knows nothing under another tenant, and nothing that it was not given', async () => {
    const [mine, theirs] = [newId(), newId()];
    const sha256 = await put(open(), mine, Buffer.from('mine'));
    expect(await read(open(), theirs, sha256)).toBeNull();
    expect(await read(open(), mine, 'f'.repeat(64))).toBeNull();
  });

  it('takes the same content twice, also at once', async () => {
    const tenantId = newId();
    const bytes = randomBytes(50_000);
    const [one, two] = await Promise.all([put(open(), tenantId, bytes), put(open(), tenantId, bytes)]);
    expect(one).toBe(two);
    expect(await read(open(), tenantId, one)).toEqual(bytes);
  });

  it('keeps marks of a tenant, whatever becomes of its files', async () => {
    const [mine, theirs] = [newId(), newId()];
    expect(await open().marks(mine)).toEqual([]);
    const names = Array.from({ length: 5 }, () => newId());
    for (const name of [...names, ...names]) await open().mark(mine, name);
    await put(open(), mine, Buffer.from('a file'));
    await open().removeAll(mine);
    expect((await open().marks(mine)).sort()).toEqual(names.sort());
    expect(await open().marks(theirs)).toEqual([]);
    for (const bad of ['', '../x', 'a/b', 'Ana']) {
      const marking = async () => open().mark(mine, bad);
      await expect(marking()).rejects.toThrow(RangeError);
    }
    await expect((async () => open().marks('..'))()).rejects.toThrow(RangeError);
  });

  it('removes one file, or all of a tenant, and minds neither when nothing is there', async () => {
    const [mine, theirs] = [newId(), newId()];
    const hashes = [];
    for (const text of ['a', 'b', 'c', 'd', 'e']) hashes.push(await put(open(), mine, Buffer.from(text)));
    const [first = '', second = ''] = hashes;
    await put(open(), theirs, Buffer.from('a'));
    for (let i = 0; i < 2; i++) await open().remove({ tenantId: mine, sha256: first });
    expect(await read(open(), mine, first)).toBeNull();
    expect(await read(open(), mine, second)).not.toBeNull();
    for (let i = 0; i < 2; i++) await open().removeAll(mine);
    for (const sha256 of hashes) expect(await read(open(), mine, sha256)).toBeNull();
    expect(await read(open(), theirs, first)).toEqual(Buffer.from('a'));
  });

  it.each([
    '../../etc/passwd',
    `..%2f${'a'.repeat(59)}`,
    'A'.repeat(64),
    `${'a'.repeat(64)}/..`,
    'a'.repeat(63),
    '',
  ])('never looks at %j', async (sha256) => {
    const tenantId = newId();
    await expect(open().get({ tenantId, sha256 })).rejects.toThrow(RangeError);
    await expect(async () => open().remove({ tenantId, sha256 })).rejects.toThrow(RangeError);
    await expect(open().get({ tenantId: '..', sha256: 'a'.repeat(64) })).rejects.toThrow(RangeError);
    await expect(async () => open().removeAll('../x')).rejects.toThrow(RangeError);
    await expect(async () => open().removeAll('')).rejects.toThrow(RangeError);
  });

  it('is found in order by the check, which leaves nothing behind', async () => {
    await checkFileStore(open());
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    expect([...s3.objects.keys()].filter((key) => key.startsWith('00000000'))).toEqual([]);
  });
});

describe('a folder', () => {
  it('can be read by its owner alone, and never shows half a file', async () => {
    const tenantId = newId();
    const sha256 = await put(localStore(folder), tenantId, Buffer.from('secret'));
    expect((await stat(join(folder, tenantId))).mode & 0o077).toBe(0);
    expect((await stat(join(folder, tenantId, sha256))).mode & 0o077).toBe(0);
    // What is still coming in is not under the tenant.
    const received = await incoming(randomBytes(100));
    expect(await read(localStore(folder), tenantId, received.sha256)).toBeNull();
    await rm(received.path);
  });

  it('is tidied of what a process left that died, not of what is coming in', async () => {
    const store = localStore(folder);
    await mkdir(store.incoming, { recursive: true });
    await writeFile(join(store.incoming, 'old'), 'x');
    await writeFile(join(store.incoming, 'new'), 'x');
    const before = new Date(Date.now() - 2 * 60 * 60_000);
    await utimes(join(store.incoming, 'old'), before, before);
    await tidyFileStore(store, new Date());
    expect(await readdir(store.incoming)).toEqual(['new']);
    await rm(join(store.incoming, 'new'));
    await tidyFileStore(localStore(join(folder, 'not there')), new Date());
  });
});

describe('an S3 store', () => {
  const open = (change: Partial<typeof s3.settings> = {}) =>
    s3Store({ ...s3.settings, ...change }, join(folder, 'incoming'));

  it.each([
    ['secret', { secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch'],
    ['key', { accessKeyId: 'AKIDOTHER' }, 'InvalidAccessKeyId'],
    ['region', { region: 'us-east-1' }, 'InvalidAccessKeyId'],
  ])('is told that its %s is wrong', async (_, change, fault) => {
    s3.refused.length = 0;
    await expect(put(open(change), newId(), Buffer.from('x'))).rejects.toThrow(/answered PUT with 403/);
    await expect(open(change).get({ tenantId: newId(), sha256: 'a'.repeat(64) })).rejects.toThrow(/403/);
    expect(s3.refused).toEqual([fault, fault]);
  });

  it('refuses bytes that are not those of the hash, and keeps nothing of them', async () => {
    const received = await incoming(Buffer.from('the real thing'));
    await writeFile(received.path, 'something else');
    const key = { tenantId: newId(), sha256: received.sha256 };
    await expect(open().put(key, received)).rejects.toThrow();
    expect(await read(open(), key.tenantId, key.sha256)).toBeNull();
    await rm(received.path);
  });

  it('is chosen by the settings, with the bucket in the path or in the host', async () => {
    const settings = readSettings(s3.env);
    const tenantId = newId();
    const sha256 = await put(openFileStore(settings, folder), tenantId, Buffer.from('by settings'));
    expect(s3.objects.has(`${tenantId}/${sha256}`)).toBe(true);
    const real = { ...s3.settings, endpoint: 'https://s3.eu-west-3.amazonaws.com' };
    expect(addressOf(real)).toBe('https://s3.eu-west-3.amazonaws.com/entraide-files/');
    expect(addressOf({ ...real, forcePathStyle: false })).toBe(
      'https://entraide-files.s3.eu-west-3.amazonaws.com/',
    );
  });
});
