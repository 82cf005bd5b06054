import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { chromiumPath } from './chromium.ts';
import { startServer } from './server/start-server.ts';

export interface SharedServer {
  port: number;
  dataDir: string;
  logFile: string;
  /** For screenshots and logs, kept by CI. */
  outputDir: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    server: SharedServer;
  }
}

/** One server with the demo's three spaces for all journeys. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = resolve(import.meta.dirname, '../../..');
  if (!chromiumPath()) throw new Error('The journeys need Chromium or Chrome: name it in CHROME_PATH.');
  if (!existsSync(join(root, 'apps/web/build/server')))
    throw new Error('The journeys walk through the built app: run pnpm build first.');
  const outputDir = join(root, '.ci/output');
  mkdirSync(join(outputDir, 'screenshots'), { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'entraide-journeys-'));
  const logFile = join(outputDir, 'journeys-server.log');
  rmSync(logFile, { force: true });
  const clean = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const server = await startServer({ dataDir, logFile });
    project.provide('server', { port: server.port, dataDir, logFile, outputDir });
    return async () => {
      await server.stop();
      clean();
    };
  } catch (error) {
    clean();
    throw error;
  }
}
