import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
// By its file: apps have no door to the database's package.
import { driverFor, migrate, startEmbedded } from '../../../packages/db/src/testing/deployment.ts';
import { root } from './compose.ts';

export interface Cluster {
  port: number;
  password: string;
  /** A superuser's connection to one of its databases. */
  sql(database: string): ReturnType<typeof driverFor>;
  /** Makes a database as the release with these migrations left it. */
  previousRelease(database: string, last: string): Promise<void>;
  stop(): Promise<void>;
}

const ours = 'entraide_owner, entraide_app, entraide_worker, entraide_platform, entraide_definer';

/** As the postgres image leaves it: passwords are asked for, `postgres` is the only login, the database `entraide` is empty. */
export async function freshCluster(): Promise<Cluster> {
  const dataDir = mkdtempSync(join(tmpdir(), 'entraide-deploy-'));
  const server = await startEmbedded({ dataDir, settings: { fsync: 'off' } });
  const { port, password } = new URL(server.superuserUrl);
  const urlOf = (database: string) =>
    Object.assign(new URL(server.superuserUrl), { pathname: `/${database}` }).href;
  const sql = (database: string) => driverFor(urlOf(database));
  const admin = sql('postgres');
  const inside = sql('entraide');
  await inside.unsafe(`drop owned by ${ours}`);
  await inside.end();
  await admin.unsafe('drop database entraide');
  await admin.unsafe(`drop role ${ours}`);
  await admin.unsafe('create database entraide');
  return {
    port: Number(port),
    password,
    sql,
    async previousRelease(database, last) {
      await admin.unsafe(`create database ${database}`);
      const dir = mkdtempSync(join(tmpdir(), 'entraide-previous-'));
      const migrations = resolve(root, 'migrations');
      for (const file of readdirSync(migrations).filter((name) => name.slice(0, 4) <= last))
        copyFileSync(join(migrations, file), join(dir, file));
      await migrate({ ownerUrl: urlOf(database), dir });
      // Its right that this release takes away.
      await admin.unsafe(`grant temporary on database ${database} to public`);
      rmSync(dir, { recursive: true });
    },
    async stop() {
      await admin.end();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
