import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromiumPath } from '../chromium.ts';

const root = resolve(import.meta.dirname, '../../../..');

/** For screenshots and for the log of a project's servers, which begins anew. @throws Error without a browser, or a built app */
export function outputOf(project: string): { outputDir: string; logFile: string } {
  if (!chromiumPath()) throw new Error('The journeys need Chromium or Chrome: name it in CHROME_PATH.');
  if (!existsSync(join(root, 'apps/web/build/server')))
    throw new Error('The journeys walk through the built app: run pnpm build first.');
  const outputDir = join(root, '.ci/output');
  mkdirSync(join(outputDir, 'screenshots'), { recursive: true });
  const logFile = join(outputDir, `${project}-server.log`);
  rmSync(logFile, { force: true });
  return { outputDir, logFile };
}
