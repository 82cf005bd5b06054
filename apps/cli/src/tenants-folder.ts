import { isAbsolute, join, relative, resolve } from 'node:path';

export const USUAL = 'tenants';

const repository = resolve(import.meta.dirname, '../../..');

/** The folder as a terminal can open it from here; a relative one is the repository's, wherever the command is typed. */
export function tenantsFolder(dir: string): string {
  const folder = isAbsolute(dir) ? dir : join(repository, dir);
  return relative(process.cwd(), folder) || '.';
}

/** What a next command has to say to mean the same folder: nothing for the usual one. */
export function dirOption(dir: string): string {
  if (dir === USUAL) return '';
  return ` --dir ${/^[\w./-]+$/.test(dir) ? dir : `'${dir.replaceAll("'", "'\\''")}'`}`;
}
