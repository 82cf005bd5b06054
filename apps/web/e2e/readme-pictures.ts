/** Makes the README's pictures from the demo as it is now: `pnpm --filter @entraide/web pictures`, after a build. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { startServer } from './server/start-server.ts';
import { open } from './steps/page.ts';
import { launchBrowser, originOn, profileOf } from './visitor.ts';

const images = resolve(import.meta.dirname, '../../../docs/images');

const pictures = [
  { slug: 'ufe', phone: false, locale: 'fr-FR' },
  { slug: 'ufe', phone: true, locale: 'fr-FR' },
  { slug: 'accueil', phone: false, locale: 'fr-FR' },
  { slug: 'jiran', phone: true, locale: 'ar' },
];

async function take(browser: Browser, port: number, picture: (typeof pictures)[number]): Promise<void> {
  const { slug, phone, locale } = picture;
  const context = await browser.newContext(profileOf(browser, originOn(port, slug), { phone, locale }));
  const page = await context.newPage();
  await open(page, '/');
  if (!phone) {
    await page.locator('.map-button').first().waitFor();
    // Names fade in, and step aside for the markers, once both are there.
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(2000);
  }
  const path = join(images, `browse-${slug}-${phone ? 390 : 1280}-light.png`);
  await page.screenshot({ path, scale: 'css' });
  console.log(path);
  await context.close();
}

const dataDir = mkdtempSync(join(tmpdir(), 'entraide-pictures-'));
mkdirSync(images, { recursive: true });
const server = await startServer({ dataDir, logFile: join(dataDir, 'server.log') });
const browser = await launchBrowser();
try {
  for (const picture of pictures) await take(browser, server.port, picture);
} finally {
  await browser.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
