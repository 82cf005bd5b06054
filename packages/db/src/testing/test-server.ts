import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withSession } from '../client/with-session.ts';
import { ensureDatabase } from '../embedded/ensure-database.ts';
import { startEmbedded } from '../embedded/index.ts';
import { ensureRoles, migrate } from '../migrate/index.ts';
import { literal, quoted } from '../migrate/roles.ts';

/** What test files need to know; travels in the environment, from the global set-up to every worker. */
export interface TestServer {
  /** A superuser's. */
  url: string;
  template: string;
  /** Each role's own login, to any database. */
  logins: Record<'owner' | 'app' | 'worker' | 'platform', string>;
}

export const variable = 'ENTRAIDE_TEST_SERVER';
export const migrations = fileURLToPath(new URL('../../../../migrations', import.meta.url));

/** Safe to lose, so quick: nothing waits for the disk. */
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/**
 * A server for one run with a migrated template in it: embedded in the system's temporary folder, or an external one that is there
 * for tests when TEST_DATABASE_URL_OWNER is set to a superuser's address; the passwords of our roles on it are set anew.
 */
export async function startTestServer(): Promise<{ server: TestServer; stop(): Promise<void> }> {
  const external = process.env.TEST_DATABASE_URL_OWNER;
  if (external) {
    const template = `entraide_template_${process.pid}`;
    const server = { url: external, template, logins: await externalLogins(external) };
    await makeTemplate(server);
    return { server, stop: () => dropDatabase(server.url, server.template) };
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'entraide-test-'));
  const embedded = await startEmbedded({ dataDir, settings: careless });
  const server = { url: embedded.superuserUrl, template: 'template_entraide', logins: embedded.urls };
  await makeTemplate(server);
  return {
    server,
    async stop() {
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The same password in every run, so that two runs at a time do not lock each other out. */
async function externalLogins(url: string): Promise<TestServer['logins']> {
  const password = createHash('sha256').update(`entraide ${url}`).digest('hex');
  await ensureRoles(url);
  const login = async (role: string) => {
    await withSession(url, (session) =>
      session.raw(`alter role ${role} login password ${literal(password)}`),
    );
    const own = new URL(url);
    Object.assign(own, { username: role, password });
    return own.href;
  };
  return {
    owner: await login('entraide_owner'),
    app: await login('entraide_app'),
    worker: await login('entraide_worker'),
    platform: await login('entraide_platform'),
  };
}

async function makeTemplate({ url, template }: TestServer): Promise<void> {
  await ensureDatabase(url, template);
  await migrate({ ownerUrl: onDatabase(url, template), dir: migrations });
  // Nobody may be connected to what is being cloned, autovacuum included.
  await withSession(url, (session) =>
    session.raw(`alter database ${quoted(template)} allow_connections false`),
  );
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  await withSession(url, async (session) => {
    const found = await session.raw(`select 1 from pg_database where datname = ${literal(name)}`);
    if (found.length > 0) await session.raw(`drop database ${quoted(name)} with (force)`);
  });
}

export function onDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
