import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

/** As whom Postgres runs: it refuses to be root. */
export interface Account {
  /** Words in front of the command. */
  prefix: string[];
  /** For spawn; null: as ourselves. */
  ids: { uid: number; gid: number } | null;
}

const nobody = 65534;
const asMappedUser = ['unshare', '--user', '--map-user=1000'];

/** A normal user runs Postgres as itself; root puts on another face in a user namespace or, where that is forbidden, a bare uid. */
export function chooseAccount(directory: string, cluster: string, postgres: string): Account {
  if (process.getuid?.() !== 0) return { prefix: [], ids: null };
  const owner = existsSync(cluster) ? statSync(cluster).uid : 0;
  if (owner === 0 && spawnSync('unshare', [...asMappedUser.slice(1), 'true']).status === 0) {
    return { prefix: asMappedUser, ids: null };
  }
  const uid = owner === 0 ? nobody : owner;
  const ids = { uid, gid: uid };
  const changed = spawnSync('chown', ['-R', `${uid}:${uid}`, directory]).status === 0;
  const reaches = (command: string, ...args: string[]) => spawnSync(command, args, ids).status === 0;
  if (changed && reaches(postgres, '--version') && reaches('test', '-w', directory))
    return { prefix: [], ids };
  throw new Error(
    `Postgres refuses to run as root, and an unprivileged user cannot reach ${directory} or ${postgres}: start as a normal user, or set DATABASE_URL`,
  );
}

/** Makes a file or directory the account's own. */
export function handOver(path: string, { ids }: Account): void {
  if (ids) spawnSync('chown', ['-R', `${ids.uid}:${ids.gid}`, path]);
}
