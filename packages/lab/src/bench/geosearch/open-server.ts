import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadGazetteer } from '@entraide/core/gazetteer';
import { type Database, migrate, openDatabase, startEmbedded } from '@entraide/db';
import { driverFor } from '@entraide/db/testing';

const migrations = fileURLToPath(new URL('../../../../../migrations', import.meta.url));

/** As the embedded server's own, with room for two million listings. The logged durations are what "in the database" means. */
const settings = {
  shared_buffers: '2GB',
  effective_cache_size: '6GB',
  maintenance_work_mem: '512MB',
  max_wal_size: '8GB',
  checkpoint_timeout: '1h',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  log_duration: 'on',
  log_line_prefix: '%p %v ',
};
export const settingsInWords = Object.entries(settings)
  .filter(([name]) => !name.startsWith('log_'))
  .map(([name, value]) => `${name}=${value}`)
  .join(' ');

const usualPlaces = ['18', '17', '16', '15'].map((version) => `/usr/lib/postgresql/${version}`);

/** A folder whose Postgres has PostGIS; undefined when there is none. */
export function postgisFolder(): string | undefined {
  const given = process.env.BENCH_POSTGRES_BIN;
  if (given) return given;
  const share = (home: string) => home.replace('/usr/lib', '/usr/share');
  const home = usualPlaces.find((one) => existsSync(`${share(one)}/extension/postgis.control`));
  return home && join(home, 'bin');
}

export type Role = 'app' | 'platform';

export interface Scratch {
  name: string;
  /** A session pool as a role; closed with the server. */
  open(role: Role | 'no policy', size?: number): Database;
  superuser: ReturnType<typeof driverFor>;
  ownerUrl: string;
}

/** A throw-away server with a migrated database and the gazetteer in it, to clone. */
export async function openServer(binaries: string | undefined) {
  const dataDir = mkdtempSync(join(tmpdir(), 'entraide-geosearch-'));
  const embedded = await startEmbedded({ dataDir, settings, binaries });
  const { urls, superuserUrl } = embedded;
  await migrate({ ownerUrl: urls.owner, dir: migrations });
  const app = openDatabase({ url: urls.app, size: 1 });
  await loadGazetteer({ db: app, ownerUrl: urls.owner });
  await app.close();
  const admin = driverFor(on(superuserUrl, 'postgres'), 1);
  // Sees all and is asked for one: Postgres then adds no policy to a query, as if there was none.
  await admin.unsafe(`create role bench_no_policy login bypassrls password 'bench'`);
  await admin.unsafe('grant entraide_app to bench_no_policy');
  const closers: (() => Promise<void>)[] = [];

  return {
    log: logReader(join(dataDir, 'postgres.log')),
    async clone(name: string): Promise<Scratch> {
      await admin.unsafe(`create database ${name} template entraide owner entraide_owner`);
      const superuser = driverFor(on(superuserUrl, name), 1);
      closers.push(() => superuser.end({ timeout: 5 }));
      return {
        name,
        superuser,
        ownerUrl: on(urls.owner, name),
        open(role, size = 8) {
          const url = role === 'no policy' ? asNoPolicy(urls.app) : urls[role];
          const database = openDatabase({ url: on(url, name), size, applicationName: 'bench' });
          closers.push(() => database.close());
          return database;
        },
      };
    },
    async stop() {
      for (const close of closers) await close().catch(() => {});
      await admin.end({ timeout: 5 });
      await embedded.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
export type Server = Awaited<ReturnType<typeof openServer>>;

function on(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

function asNoPolicy(url: string): string {
  const changed = new URL(url);
  Object.assign(changed, { username: 'bench_no_policy', password: 'bench' });
  return changed.href;
}

/** Gives what was written since it was asked last. */
function logReader(path: string) {
  let at = 0;
  return {
    read(): string {
      const { size } = statSync(path);
      const buffer = Buffer.alloc(size - at);
      const file = openSync(path, 'r');
      readSync(file, buffer, 0, buffer.length, at);
      closeSync(file);
      at = size;
      return buffer.toString('utf8');
    },
  };
}
export type ServerLog = ReturnType<typeof logReader>;
