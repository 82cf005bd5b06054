/**
 * `pnpm bench:slow [--json]`: a telephone's first visit on a bad network (400 ms, 400 kbit/s): when the first text can be read, and when the
 * page answers. Each page is opened by a browser profile that has nothing stored, the thread by one that has just signed in. Needs a build.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import { startServer } from '../e2e/server/start-server.ts';
import { planted } from '../e2e/steps/planted.ts';
import { launchBrowser, originOn, profileOf } from '../e2e/visitor.ts';

const NETWORK = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const GOAL = { readableS: 2.5, usableS: 4 };
const ROUNDS = 3;

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const dataDir = mkdtempSync(join(tmpdir(), 'entraide-slow-'));
const server = await startServer({ dataDir, logFile: join(dataDir, 'server.log') });
const browser = await launchBrowser();

/** Runs in the page. As text: what tsx makes of a function does not run elsewhere. Frames only run for a page that paints. */
const watch = (selector: string) => `
  const seen = (window.seen = {});
  const look = () => {
    if (!seen.readable && document.querySelector('${selector}')?.checkVisibility()) seen.readable = performance.now();
    if (!seen.usable && document.documentElement?.dataset.live !== undefined) seen.usable = performance.now();
    if (!seen.usable || !seen.readable) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);`;

/** Opens a page with nothing of it stored. @param text where the first text is that somebody came for */
async function open(context: BrowserContext, path: string, text: string) {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.clearBrowserCache');
  await cdp.send('Network.emulateNetworkConditions', NETWORK);
  await page.addInitScript({ content: watch(text) });
  await page.goto(path, { waitUntil: 'commit' });
  const handle = await page.waitForFunction(() => {
    const { seen } = window as unknown as { seen: { readable?: number; usable?: number } };
    return seen.readable && seen.usable ? (seen as { readable: number; usable: number }) : null;
  });
  const seen = await handle.jsonValue();
  const bytes = await page.evaluate(() =>
    performance
      .getEntries()
      .reduce((sum, entry) => sum + ((entry as PerformanceResourceTiming).transferSize ?? 0), 0),
  );
  await page.close();
  const seconds = (ms = 0) => Math.round(ms / 10) / 100;
  return { readableS: seconds(seen?.readable), usableS: seconds(seen?.usable), kB: Math.round(bytes / 1000) };
}

try {
  const profile = () => profileOf(browser, originOn(server.port, 'ufe'), { phone: true });
  const member = await browser.newContext(profile());
  const { listing, thread } = await planted(member, await browser.newContext(profile()));
  const pages = [
    { name: 'browse', path: '/', text: 'main .card-link' },
    { name: 'listing', path: listing, text: 'main h1' },
    { name: 'post', path: '/listings/new', text: 'main [name=title]' },
    { name: 'thread', path: thread, text: 'main [name=body]' },
  ];
  const results = [];
  for (const { name, path, text } of pages)
    for (let round = 0; round < ROUNDS; round++) {
      const context = name === 'thread' ? member : await browser.newContext(profile());
      results.push({ page: name, ...(await open(context, path, text)) });
      if (context !== member) await context.close();
    }
  if (values.json) console.log(JSON.stringify({ results, goal: GOAL }));
  else {
    console.table(results);
    console.log(`Goal: ${GOAL.readableS} s until it can be read, ${GOAL.usableS} s until it answers.`);
  }
} finally {
  await browser.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
