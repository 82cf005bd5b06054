import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { outputOf } from './server/output.ts';
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
  const { outputDir, logFile } = outputOf('journeys');
  const dataDir = mkdtempSync(join(tmpdir(), 'entraide-journeys-'));
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
