import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { testTotpCode } from '@entraide/core/testing';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { open, ready } from './page.ts';
import { newWord } from './word.ts';

const root = resolve(import.meta.dirname, '../../../..');

/** Runs the operator's command beside the journeys' server. @returns what it prints; @throws Error when it fails */
export async function platform(...words: string[]): Promise<string> {
  const { dataDir, port } = inject('server');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'apps/cli/src/main.ts', ...words],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: 'production',
        DATA_DIR: dataDir,
        PORT: String(port),
      },
    },
  );
  return stdout;
}

/** A new operator sets an account up and stands in front of the list of spaces, in French. */
export async function enterConsole(page: Page, name: string): Promise<void> {
  const link = (await platform('operator', 'add', `${newWord()}@example.org`)).trim();
  await open(page, new URL(link).pathname);
  const secret = ((await page.locator('dd code').textContent()) ?? '').replaceAll(' ', '');
  await page.locator('[name=name]').fill(name);
  await page.locator('[name=code]').fill(testTotpCode(secret, new Date()));
  await page.locator('main form button[value=totp]').last().click();
  await page.locator('main li code').last().waitFor();
  await page.getByRole('link', { name: 'Je les ai gardés' }).click();
  await page.getByRole('heading', { name: /^Espaces/ }).waitFor();
  await ready(page);
}
