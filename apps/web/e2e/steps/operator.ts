import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';

const root = resolve(import.meta.dirname, '../../../..');

/** Runs the operator's command beside the journeys' server. @returns what it prints; @throws Error when it fails */
export async function platform(...words: string[]): Promise<string> {
  const { dataDir, port } = inject('server');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'apps/cli/src/main.ts', ...words],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: 'production',
        DATA_DIR: dataDir,
        PORT: String(port),
      },
    },
  );
  return stdout;
}
