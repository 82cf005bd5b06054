import { join } from 'node:path';
import {
  checkCatalog,
  type Database,
  gatherWords,
  migrate,
  migrationStatus,
  openDatabase,
  type RolePasswords,
  refreshStatistics,
  startEmbedded,
} from '@entraide/db';
import { loadGazetteer } from '../gazetteer/index.ts';
import { type Settings, SettingsError } from '../settings/index.ts';
import { dataDirOf, migrationsDir } from './folders.ts';
import { externalUrls, type PlatformRole, type PlatformUrls, rolePasswords } from './urls.ts';

/** How long running work is waited for. */
const CLOSE_MS = 1_500;

/** The database as a process uses it: a handle a role, none of them the owner's. */
export interface Platform {
  urls: PlatformUrls;
  db: Readonly<Record<Exclude<PlatformRole, 'owner'>, Database>>;
  /** Whether the settings give this role's address, or a way to it. */
  has(role: PlatformRole): boolean;
  /** True when the Postgres is the embedded one. */
  embedded: boolean;
  /** For roles that do not exist yet. */
  passwords: RolePasswords;
  /** Brings the database to this version: tables first, then the places of the world. Nothing to do takes two queries. */
  migrate(onProgress?: (line: string) => void): Promise<{ applied: string[] }>;
  migrations(): Promise<{ applied: string[]; pending: string[] }>;
  /** After a bulk load: the planner learns what is there. */
  refreshStatistics(): Promise<void>;
  /** While `work` writes listings by the thousand. */
  gatherWords<T>(work: () => Promise<T>): Promise<T>;
  /** What breaks the rules of isolation, a sentence each; none when all is well. */
  checkCatalog(): Promise<string[]>;
  /** Lets running work finish, for a moment. Stops the embedded Postgres when this process started it. */
  close(): Promise<void>;
}

/**
 * Connects to the operator's Postgres, or starts the embedded one under DATA_DIR. Sends no query yet.
 * @throws SettingsError, later, when a role without an address is asked for
 */
export async function openPlatform(settings: Settings): Promise<Platform> {
  const external = externalUrls(settings);
  const server = external ? null : await startEmbedded({ dataDir: join(dataDirOf(settings), 'postgres') });
  const urls = external ?? (server?.urls as PlatformUrls);
  const opened = new Map<PlatformRole, Database>();
  const open = (role: PlatformRole): Database => {
    const db = opened.get(role) ?? openDatabase({ url: urls[role], applicationName: `entraide-${role}` });
    opened.set(role, db);
    return db;
  };
  return {
    urls,
    db: {
      get app() {
        return open('app');
      },
      get worker() {
        return open('worker');
      },
      get platform() {
        return open('platform');
      },
    },
    has(role) {
      try {
        return urls[role] !== '';
      } catch (error) {
        if (error instanceof SettingsError) return false;
        throw error;
      }
    },
    embedded: server !== null,
    passwords: rolePasswords(settings),
    async migrate(onProgress = () => {}) {
      const { applied } = await migrate({
        ownerUrl: urls.owner,
        dir: migrationsDir,
        passwords: rolePasswords(settings),
        onProgress,
      });
      await loadGazetteer({ db: open('app'), ownerUrl: urls.owner, onProgress });
      return { applied };
    },
    migrations: () => migrationStatus({ ownerUrl: urls.app, dir: migrationsDir }),
    gatherWords: (work) => gatherWords(urls.owner, work),
    refreshStatistics: () => refreshStatistics(urls.owner),
    checkCatalog: () => checkCatalog(urls.app),
    async close() {
      const closed = Promise.all([...opened.values()].map((db) => db.close()));
      await Promise.race([closed, new Promise((resolve) => void setTimeout(resolve, CLOSE_MS).unref())]);
      await server?.stop();
    },
  };
}
