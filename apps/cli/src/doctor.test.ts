import { join } from 'node:path';
import { openPlatform, type Platform } from '@entraide/core/platform';
import { readSettings } from '@entraide/core/settings';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownFolder, platform } from './testing/run-here.ts';

let folder: Awaited<ReturnType<typeof ownFolder>>;
let held: Platform;
beforeAll(async () => {
  folder = await ownFolder();
  held = await openPlatform(readSettings({ DATA_DIR: join(folder.dir, 'data') }));
});
afterAll(async () => {
  await held.close();
  await folder.leave();
});

const levels = async (...words: string[]) => {
  const { code, out } = await platform('doctor', '--json', ...words);
  const checks: { check: string; level: string }[] = JSON.parse(out).checks;
  return { code, ...Object.fromEntries(checks.map(({ check, level }) => [check, level])) };
};

test('a new database has to be migrated; then each line is OK or says what to do', async () => {
  expect(await levels()).toMatchObject({ code: 1, database: 'ok', migrations: 'fail' });
  await platform('db', 'migrate');
  expect(await levels()).toMatchObject({
    ...{
      code: 0,
      settings: 'ok',
      database: 'ok',
      migrations: 'ok',
      'isolation of tenants': 'ok',
      mail: 'ok',
    },
    ...{ clock: 'ok', jobs: 'ok', backup: 'warn', 'domains of spaces': 'ok' },
  });
  const { out } = await platform('doctor');
  expect(out).toMatch(/^WARN backup\n {7}none was made with this command\n {7}Next: pnpm platform backup/m);
  expect(out).toMatch(/^OK {3}clock\n/m);
});

test('a test mail goes to the operator, where one is named', async () => {
  expect(await levels('--send-mail')).toMatchObject({ code: 1, 'a test mail': 'fail' });
  process.env.PLATFORM_CONTACT = 'op@example.org';
  expect(await levels('--send-mail')).toMatchObject({ code: 0, 'a test mail': 'ok' });
  expect((await platform('mail', 'list')).out).toContain('op@example.org');
});

test('a database that is away, and settings that cannot be read, are said', async () => {
  process.env.DATABASE_URL = 'postgres://entraide_app@127.0.0.1:1/entraide';
  expect(await levels()).toMatchObject({ code: 1, database: 'fail' });
  expect(await levels()).not.toHaveProperty('clock');
  process.env.PORT = 'many';
  expect(await levels()).toMatchObject({ code: 1, settings: 'fail' });
});
