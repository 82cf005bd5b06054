import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { chromiumFlags, chromiumPath } from './chromium.ts';
import { journey, originOf } from './journey.ts';
import { seriousFaults } from './steps/axe.ts';
import { open } from './steps/page.ts';

// A browser says what keeps a page from being installed only in a profile that it keeps.
let folder: string;
let context: BrowserContext;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'install-'));
  context = await chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath() ?? '',
    args: chromiumFlags,
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
    extraHTTPHeaders: { 'X-Forwarded-For': '10.77.13.1' },
  });
});
afterAll(async () => {
  await context.close();
  await rm(folder, { recursive: true, force: true });
});

/** As Chromium offers it, which it does not without a person at its window. */
const offer = (page: Page) =>
  page.evaluate(() => {
    const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: async () => document.documentElement.setAttribute('data-asked', ''),
    });
    dispatchEvent(event);
    return event.defaultPrevented;
  });

journey('every space can be installed, and nobody is asked before their first success', async ({ visit }) => {
  const page = await context.newPage();
  const browser = await context.newCDPSession(page);
  const names = new Set<string>();
  for (const slug of ['ufe', 'accueil', 'jiran']) {
    await open(page, `${originOf(slug)}/`);
    const manifest = await browser.send('Page.getAppManifest');
    expect(manifest.errors, slug).toEqual([]);
    names.add(JSON.parse(manifest.data ?? '{}').name);
    expect(await browser.send('Page.getInstallabilityErrors'), slug).toEqual({ installabilityErrors: [] });
  }
  expect(names.size).toBe(3);

  const hint = page.locator('section:has(#install-hint)');
  await open(page, `${originOf('ufe')}/`);
  expect(await offer(page)).toBe(true);
  expect(await hint.count()).toBe(0);
  await open(page, `${originOf('ufe')}/?published=1`);
  await offer(page);
  await hint.waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await hint.getByRole('button').last().click();
  await hint.waitFor({ state: 'detached' });
  await open(page, `${originOf('ufe')}/?sent=1`);
  await offer(page);
  await page.waitForFunction(() => document.querySelector('#arrival'));
  expect(await hint.count()).toBe(0);
  // Each space asks for itself.
  await open(page, `${originOf('accueil')}/?sent=1`);
  await offer(page);
  await hint.getByRole('button').first().click();
  await page.locator('html[data-asked]').waitFor();
  await page.close();

  for (const locale of ['fr-FR', 'ar']) {
    const reader = await visit(locale === 'ar' ? 'jiran' : 'ufe', { locale, phone: true });
    await open(reader, '/');
    await reader.locator('footer a[href="/install"]').click();
    await reader.locator('#ios').waitFor();
    expect(await seriousFaults(reader), locale).toEqual([]);
  }
  const plain = await visit('ufe', { javaScript: false });
  await open(plain, '/install');
  expect(await plain.getByRole('listitem').count()).toBeGreaterThan(5);
});
