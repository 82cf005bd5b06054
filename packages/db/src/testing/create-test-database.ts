import { randomBytes } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { parseAddress } from '../client/address.ts';
import { type Database, openDatabase } from '../client/index.ts';
import { withSession } from '../client/with-session.ts';
import { quoted } from '../migrate/roles.ts';
import { dropDatabase, onDatabase, type TestServer, variable } from './test-server.ts';

export type TestRole = 'app' | 'worker' | 'platform';

export interface TestDatabase {
  urls: Record<TestRole | 'owner', string>;
  superuserUrl: string;
  /** One per role, made at first use, closed with the database. */
  db(role: TestRole): Database;
  /** As entraide_owner: policies bind it too, so set app.tenant_id first. */
  sql: Sql;
  close(): Promise<void>;
}

/** A database of the caller's own, cloned from the migrated template in some 50 ms. `server` is for programs outside vitest. */
export async function createTestDatabase(server: TestServer = fromEnvironment()): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await withSession(server.url, async (session) => {
    await session.raw(
      `create database ${quoted(name)} template ${quoted(server.template)} owner entraide_owner`,
    );
    // Rights on a database are not copied with its template.
    await session.raw(`revoke temporary on database ${quoted(name)} from public`);
  });
  const urlOf = (role: TestRole | 'owner') => onDatabase(server.logins[role], name);
  const urls = {
    owner: urlOf('owner'),
    app: urlOf('app'),
    worker: urlOf('worker'),
    platform: urlOf('platform'),
  };
  const opened = new Map<TestRole, Database>();
  const sql = driverFor(urls.owner);
  return {
    urls,
    superuserUrl: onDatabase(server.url, name),
    sql,
    db(role) {
      const known = opened.get(role) ?? openDatabase({ url: urls[role], size: 4, applicationName: 'test' });
      opened.set(role, known);
      return known;
    },
    async close() {
      await Promise.all([...opened.values()].map((db) => db.close()));
      await sql.end({ timeout: 5 });
      await dropDatabase(server.url, name);
    },
  };
}

/** The bare driver, for tests that play with what our own client forbids. */
export function driverFor(url: string, max = 2): Sql {
  const { host, port, database, user, password, startup } = parseAddress(url);
  return postgres({ host, port, database, user, password, max, onnotice: () => {}, connection: startup });
}

function fromEnvironment(): TestServer {
  const text = process.env[variable];
  if (!text) {
    throw new Error(
      "no test server: add '@entraide/db/testing/global-setup' to globalSetup in vitest.config.ts",
    );
  }
  return JSON.parse(text) as TestServer;
}
