import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { startServer } from './start-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with the demo in it, which no server uses. */
    plantedDir: string;
  }
}

/** Lets a server plant the demo, and stops it: another one that begins with a copy is there in seconds. */
export async function plant(dataDir: string, logFile: string): Promise<void> {
  const server = await startServer({ dataDir, logFile });
  await server.stop();
  // It belongs to the server that ended; a pipe cannot be copied.
  rmSync(join(dataDir, 'postgres/lifeline'), { force: true });
}

export async function copyPlanted(dataDir: string): Promise<void> {
  // Keeps the owner of the files, who is not root.
  await promisify(execFile)('cp', ['-a', `${inject('plantedDir')}/.`, dataDir]);
}
