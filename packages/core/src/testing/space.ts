import { randomInt } from 'node:crypto';
import { type Database, domains, members, sql } from '@entraide/db';
import { createTestDatabase, type TestServer } from '@entraide/db/testing';
import { newId } from '@entraide/model';
import type { Role } from '@entraide/model/member';
import { requestCode } from '../account/index.ts';
import { type Actor, type Ctx, type MemberActor, type Tenant, visitor } from '../ctx/index.ts';
import type { Worker } from '../job/define-job.ts';
import { MailJob } from '../mail/index.ts';
import { lockSettings, writeRevision } from '../revision/index.ts';
import { insertTenant } from '../tenant/insert-tenant.ts';
import { testFileStore } from './file-store.ts';
import { PLACE_ID } from './listing.ts';
import { runListeners } from './run-listeners.ts';

/** Null for a visitor. */
export type TestCaller = Partial<Omit<Ctx, 'actor'>> & { actor?: Actor | null };

export interface TestSpace {
  tenant: Tenant;
  /** A caller in this space; nobody when there is no actor. */
  ctx(caller?: TestCaller): Ctx;
  member(
    given?: Partial<Pick<MemberActor, 'email' | 'displayName' | 'role' | 'status'>>,
  ): Promise<MemberActor>;
  /** Mails waiting to be sent, oldest first, those included that only an event asks for. */
  mails(): Promise<MailJob[]>;
  /** Asks for a code and reads it in the mail. */
  codeFor(email: string, browserToken: string, caller?: TestCaller): Promise<string>;
}

/** A database of its own for a test file, in which it opens spaces. `server` is for programs outside vitest. */
export async function testPlatform(server?: TestServer) {
  const database = await createTestDatabase(server);
  const app = database.db('app');
  const platform = database.db('platform');
  await database.sql`
    insert into places (id, name, country, lat, lon, population, kind)
    values (${PLACE_ID}, 'Paris', 'FR', 48.85341, 2.3488, 2138551, 'capital') on conflict do nothing`;
  const silent = { info() {}, warn() {}, error() {} };
  const { fileStore, removeFiles } = testFileStore();
  const worker: Worker = {
    db: database.db('worker'),
    clock: () => new Date(),
    log: silent,
    fileStore,
    address: { scheme: 'https', port: null },
    mail: null,
    from: 'mail@platform.example',
    secretKey: 'a key of the tests',
  };

  async function openSpace(
    config: Record<string, unknown> & { slug?: string } = {},
    status: Tenant['status'] = 'open',
  ): Promise<TestSpace> {
    const id = newId();
    const { slug = `space-${randomInt(1e9).toString(36)}` } = config;
    const document = {
      slug,
      name: { fr: 'Voisins', en: 'Neighbours', ar: 'جيران' },
      locales: ['fr', 'en', 'ar'],
      home: { lat: 48.85, lon: 2.35, label: 'Paris' },
      ...config,
    };
    const host = `${slug}.example`;
    const acting = { actor: { kind: 'operator', name: 'test' } as const, clock: () => new Date() };
    const { config: parsed } = await platform.inTenant(id, async (tx) => {
      await insertTenant(acting, tx, { id, slug, status });
      await tx.insert(domains).values({ host, tenantId: id, isPrimary: true });
      const live = await lockSettings(tx, id);
      return writeRevision(acting, tx, live, { source: 'web', base: null, document, pages: {} });
    });
    const tenant: Tenant = {
      id,
      slug,
      status,
      config: parsed,
      version: 'x',
      host,
      origin: `https://${host}`,
    };
    return spaceOf(app, worker, tenant);
  }

  function spaceOf(db: Database, worker: Worker, tenant: Tenant): TestSpace {
    const ctx = (caller: TestCaller = {}): Ctx => ({
      db,
      clock: () => new Date(),
      log: silent,
      fileStore,
      secretKey: 'a key of the tests',
      tenant,
      locale: 'fr',
      requestId: newId(),
      ip: null,
      ...caller,
      actor: caller.actor ?? visitor,
    });
    const mails = async () => {
      await runListeners(worker, tenant.id);
      return mailsOf(worker.db, tenant.id);
    };
    return {
      tenant,
      ctx,
      mails,
      async member({ email, displayName = 'Ana', role = 'member', status = 'active' } = {}) {
        const row = {
          id: newId(),
          email: email ?? `m${randomInt(1e9)}@example.org`,
          displayName,
          locale: 'fr',
          role: role satisfies Role,
          status,
        };
        await db.inTenant(tenant.id, (tx) => tx.insert(members).values(row));
        const { id: memberId, locale: _, ...rest } = row;
        return {
          ...{ kind: 'member', memberId, sessionId: 'none', ...rest },
          ...{ hasSecondFactor: false, secondFactorAt: null },
        };
      },
      async codeFor(email, browserToken, caller) {
        const asked = await requestCode(ctx(caller), { email, browserToken, displayName: 'Ana' });
        const mail = (await mails()).findLast(
          ({ to, mail }) => to === asked.email && mail.kind === 'code',
        )?.mail;
        if (mail?.kind !== 'code') throw new Error('no code was mailed');
        return mail.code;
      },
    };
  }

  return {
    database,
    app,
    worker,
    fileStore,
    openSpace,
    async close() {
      await database.close();
      await removeFiles();
    },
  };
}

/** A mail that a listener asked for has the place of its event (the key that `runListeners` gave), not of the moment we ran it. */
async function mailsOf(worker: Database, tenantId: string): Promise<MailJob[]> {
  const rows = await worker.outsideTenant((tx) =>
    tx.execute<{ payload: unknown }>(sql`
      select j.payload from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'send_mail' and j.payload ->> 'tenantId' = ${tenantId}
      order by coalesce(substring(j.payload ->> 'once' from '^test-([0-9]+)$')::bigint, j.id)`),
  );
  return [...rows].map(({ payload }) => MailJob.parse(payload));
}
