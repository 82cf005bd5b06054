/**
 * `pnpm bench:first-visit [--json]`: a newcomer's way from a cold link to their published request, as a script walks it without pauses, on a
 * telephone, with JavaScript and without. Each way is a browser profile of its own, so nothing is kept from the one before. Needs a build.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startServer } from '../e2e/server/start-server.ts';
import { somebody } from '../e2e/steps/person.ts';
import { postAt, publishAsNewcomer } from '../e2e/steps/publish.ts';
import { countScreens } from '../e2e/steps/screens.ts';
import { launchBrowser, originOn, profileOf } from '../e2e/visitor.ts';

const GOAL_S = 25;
const ROUNDS = 3;
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const dataDir = mkdtempSync(join(tmpdir(), 'entraide-first-visit-'));
const server = await startServer({ dataDir, logFile: join(dataDir, 'server.log') });
const browser = await launchBrowser();
try {
  const results: { javaScript: boolean; screens: number; seconds: number }[] = [];
  for (const javaScript of [true, false])
    for (let round = 0; round < ROUNDS; round++) {
      const profile = profileOf(browser, originOn(server.port, 'ufe'), { phone: true, javaScript });
      const context = await browser.newContext(profile);
      const page = await context.newPage();
      const screens = countScreens(page);
      const began = performance.now();
      await publishAsNewcomer(page, postAt('Tallinn'), somebody('Ana'));
      const seconds = Math.round((performance.now() - began) / 10) / 100;
      results.push({ javaScript, screens: screens(), seconds });
      await context.close();
    }
  if (values.json) console.log(JSON.stringify({ results, goalS: GOAL_S }));
  else {
    console.table(results);
    console.log(`Goal: four screens and ${GOAL_S} seconds at most.`);
  }
} finally {
  await browser.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
