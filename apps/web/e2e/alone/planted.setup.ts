import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { outputOf } from '../server/output.ts';
import { plant } from '../server/planted.ts';

/** The demo, planted once for all journeys that have a server and a Postgres of their own. */
export default async function setup(project: TestProject): Promise<() => void> {
  const { outputDir, logFile } = outputOf('journeys-alone');
  const dataDir = mkdtempSync(join(tmpdir(), 'entraide-planted-'));
  const clean = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    await plant(dataDir, logFile);
  } catch (error) {
    clean();
    throw error;
  }
  project.provide('plantedDir', dataDir);
  project.provide('server', { port: 0, dataDir, logFile, outputDir });
  return clean;
}
