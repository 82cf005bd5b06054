import { access, readFile } from 'node:fs/promises';
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
});
afterAll(async () => {
  await held.close();
  await folder.leave();
});

test('a space is deleted after a while, and that can be taken back', async () => {
  await createFromWeb('lyon');
  const dry = await platform('tenant', 'delete', 'lyon', '--dry-run');
  expect(dry).toMatchObject({ code: 0, err: 'Nothing was written: this was a dry run.\n' });
  expect(await platform('tenant', 'delete', 'lyon')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^lyon: suspended, removed after 20/),
    err: expect.stringContaining('pnpm platform tenant delete lyon --cancel'),
  });
  expect((await platform('tenant', 'list')).out).toMatch(/lyon +goes 20\d\d-/);
  expect((await platform('tenant', 'show', 'lyon')).out).toContain('removed for good after 20');
  expect((await platform('tenant', 'delete', 'lyon')).err).toMatch(/^It was so already\./);
  expect((await platform('tenant', 'resume', 'lyon')).code).toBe(1);
  expect(await platform('tenant', 'delete', 'lyon', '--cancel')).toMatchObject({ out: 'lyon: private\n' });
  expect((await platform('tenant', 'delete', 'lyon', '--cancel')).code).toBe(1);
});

test('at once only with its name again; with an archive, and a certificate that can be had once more', async () => {
  await createFromWeb('metz');
  for (const wrong of [[], ['--yes-delete', 'lyon']])
    expect(await platform('tenant', 'delete', 'metz', '--now', ...wrong)).toMatchObject({
      code: 1,
      err: expect.stringContaining('--now --yes-delete metz'),
    });
  const words = ['tenant', 'delete', 'metz', '--now', '--yes-delete', 'metz'];
  const gone = await platform(...words, '--keep-archive', 'metz.tar.gz', '--certificate', 'metz.json');
  expect(gone).toMatchObject({ code: 0, out: expect.stringMatching(/^Certificate of deletion: metz /) });
  const certificate = JSON.parse(await readFile('metz.json', 'utf8'));
  expect(certificate).toMatchObject({
    slug: 'metz',
    hosts: ['metz.localhost'],
    tables: { settings_revisions: 1 },
  });
  expect(gone.out).toContain(`sha256      ${certificate.sha256}`);
  await access('metz.tar.gz');
  expect((await platform('tenant', 'list')).out).not.toContain('metz');
  const again = await platform(...words, '--json');
  expect(JSON.parse(again.out)).toMatchObject({ changed: false, certificate });
  expect((await platform(...words, '--certificate', 'metz.json')).err).toContain('is there already');
  expect((await platform('tenant', 'delete', 'nowhere')).err).toContain('There is no space "nowhere"');
  expect((await platform('tenant', 'import', 'metz.tar.gz')).code).toBe(0);
  expect((await platform('tenant', 'show', 'metz')).out).toMatch(/^metz {2}private/);
});
