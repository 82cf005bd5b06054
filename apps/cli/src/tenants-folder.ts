import { isAbsolute, join, relative, resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '../../..');

/** The folder as a terminal can open it from here; a relative one is the repository's, wherever the command is typed. */
export function tenantsFolder(dir: string): string {
  const folder = isAbsolute(dir) ? dir : join(repository, dir);
  return relative(process.cwd(), folder) || '.';
}
