import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openPlatform, type Platform } from '@entraide/core/platform';
import { readSettings } from '@entraide/core/settings';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFromWeb, ownFolder, platform } from './testing/run-here.ts';

let folder: Awaited<ReturnType<typeof ownFolder>>;
let held: Platform;
beforeAll(async () => {
  folder = await ownFolder();
  held = await openPlatform(readSettings({ DATA_DIR: join(folder.dir, 'data') }));
  await platform('db', 'migrate');
  for (const slug of ['lyon', 'metz']) await createFromWeb(slug);
});
afterAll(async () => {
  await held.close();
  await folder.leave();
});

test('a backup is verified, and comes into an empty platform', async () => {
  expect(await platform('backup', '--dry-run')).toMatchObject({
    ...{
      code: 0,
      out: expect.stringMatching(/2 spaces, about \d+ rows/),
      err: expect.stringContaining('dry run'),
    },
  });
  const made = await platform('backup', '--to', 'kept', '--json');
  expect(made).toMatchObject({ code: 0, err: expect.stringContaining('restore --verify') });
  const { dir, tenants } = JSON.parse(made.out);
  expect(tenants).toBe(2);
  expect(await readdir('kept')).toHaveLength(1);
  const doctor = JSON.parse((await platform('doctor', '--json')).out);
  expect(doctor.checks).toContainEqual(expect.objectContaining({ check: 'backup', level: 'ok' }));

  expect(await platform('restore', '--verify', dir)).toMatchObject({
    ...{ code: 0, out: expect.stringMatching(/^2 spaces, \d+ rows, 0 files.*byte for byte\n$/) },
  });
  expect(await platform('restore', dir)).toMatchObject({
    code: 1,
    err: expect.stringMatching(
      /not empty: it has 2 spaces\.\nWhy: {2}nothing was restored\nNext: make an empty/,
    ),
  });
  await platform('tenant', 'suspend', 'lyon');
  const one = ['restore', dir, '--tenant', 'lyon'];
  expect((await platform(...one, '--dry-run')).err).toContain('dry run');
  expect((await platform('tenant', 'show', 'lyon')).out).toMatch(/^lyon {2}suspended/);
  expect(await platform(...one)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^lyon: \d+ rows, 0 files, private/),
  });
  expect((await platform(...one, '--as', 'lyon-before')).code).toBe(0);
  expect((await platform('tenant', 'list')).out).toMatch(/lyon .*\nlyon-before .*\nmetz /);
  expect(await platform('restore', dir, '--tenant', 'nice')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/no space "nice".*\nWhy: {2}nothing was restored\nNext: it has lyon, metz/),
  });

  process.env.DATA_DIR = join(folder.dir, 'elsewhere');
  try {
    expect(await platform('restore', dir)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^2 spaces/),
    });
    expect((await platform('tenant', 'list')).out).toMatch(/lyon .*\nmetz /);
    expect((await platform('db', 'status')).out).not.toContain('pending');
  } finally {
    process.env.DATA_DIR = join(folder.dir, 'data');
  }
});

test('what is no backup is said so', async () => {
  expect(await platform('restore', '--verify', 'nowhere')).toMatchObject({
    code: 1,
    err: expect.stringMatching(
      /nowhere is no backup, or one that was cut short.*\nWhy: .*\nNext: name the folder/,
    ),
  });
  await rm('nowhere', { force: true, recursive: true });
});
