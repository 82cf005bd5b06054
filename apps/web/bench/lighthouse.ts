/**
 * `pnpm bench:lighthouse [--json]`: Lighthouse (mobile) on browse, a listing, the form to post and a conversation: goal 95 or more in all
 * four. The last needs somebody who is signed in. Needs a build and Chromium.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { chromiumFlags, chromiumPath } from '../e2e/chromium.ts';
import { startServer } from '../e2e/server/start-server.ts';
import { planted } from '../e2e/steps/planted.ts';
import { originOn, profileOf } from '../e2e/visitor.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const executablePath = chromiumPath();
if (!executablePath)
  throw new Error('Lighthouse needs Chromium or Chrome: install one, or name it in CHROME_PATH');

const dataDir = mkdtempSync(join(tmpdir(), 'entraide-lighthouse-'));
const DEBUGGING_PORT = 9222 + (process.pid % 500);
const server = await startServer({ dataDir, logFile: join(dataDir, 'server.log') });
const browser = await chromium.launch({
  executablePath,
  args: [...chromiumFlags, `--remote-debugging-port=${DEBUGGING_PORT}`],
});
/** @param cookie of somebody who is signed in */
async function judge(url: string, cookie: string | null) {
  const run = await lighthouse(url, {
    port: DEBUGGING_PORT,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
    ...(cookie !== null && { extraHeaders: { Cookie: cookie } }),
  });
  const { categories = {}, audits = {} } = run?.lhr ?? {};
  const scores = Object.fromEntries(
    Object.values(categories).map(({ title, score }) => [title, Math.round((score ?? 0) * 100)]),
  );
  const faults = Object.values(audits)
    .filter(
      ({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative',
    )
    .map(({ id, displayValue = '' }) => ({ id, displayValue }));
  return { scores, faults };
}

try {
  const origin = originOn(server.port, 'ufe');
  const member = await browser.newContext(profileOf(browser, origin));
  const { listing, thread } = await planted(member, await browser.newContext(profileOf(browser, origin)));
  const cookie = (await member.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const pages = { browse: '/', listing, post: '/listings/new', thread };
  const results = [];
  for (const [page, path] of Object.entries(pages))
    results.push({ page, ...(await judge(`${origin}${path}`, page === 'thread' ? cookie : null)) });
  if (values.json) console.log(JSON.stringify(results));
  else
    for (const { page, scores, faults } of results) {
      console.log(page, scores);
      console.table(faults);
    }
} finally {
  await browser.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
