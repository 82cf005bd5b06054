/** `pnpm bench:lighthouse [--json]`: Lighthouse (mobile) on the demo's browse page: goal 95 or more in all four. Needs a build and Chromium. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { chromiumFlags, chromiumPath } from '../e2e/chromium.ts';
import { startServer } from '../e2e/server/start-server.ts';

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
try {
  const run = await lighthouse(`http://ufe.localhost:${server.port}/`, {
    port: DEBUGGING_PORT,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
  });
  const { categories = {}, audits = {} } = run?.lhr ?? {};
  const scores = Object.values(categories).map(({ title, score }) => ({
    title,
    score: Math.round((score ?? 0) * 100),
  }));
  const faults = Object.values(audits)
    .filter(
      ({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative',
    )
    .map(({ id, displayValue = '' }) => ({ id, displayValue }));
  if (values.json) console.log(JSON.stringify({ scores, faults }));
  else {
    console.table(scores);
    console.table(faults);
  }
} finally {
  await browser.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
