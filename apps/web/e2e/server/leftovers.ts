import { readdirSync, readFileSync } from 'node:fs';

/** The commands of the Postgres servers that run on a data directory. Linux only: it reads /proc. */
export function postgresOn(dataDir: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(commandOf)
    .filter((command) => /postgres/.test(command) && command.includes(dataDir));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    // It ended meanwhile.
    return '';
  }
}
