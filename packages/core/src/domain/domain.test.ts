import { type Database, domainClaims, openDatabase, sql } from '@entraide/db';
import { domainStates, mayStep } from '@entraide/model/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listActs } from '../act/index.ts';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import { type Dns, openDns } from '../dns/index.ts';
import { Unavailable } from '../error/index.ts';
import { sweepRows } from '../job/sweep-rows.ts';
import { createTenantCache, resolveTenant, tenantCtx } from '../tenant/index.ts';
import { startTestDns, type TestDns } from '../testing/dns-server.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { checkDomainsJob } from './check-domains-job.ts';
import {
  checkDomain,
  checkGivenHosts,
  claimDomain,
  listDomains,
  makePrimary,
  mayServe,
  releaseDomain,
} from './index.ts';
import { tokenOf } from './records.ts';

const DAY_MS = 86_400_000;
const address = { scheme: 'https', port: null } as const;

let platform: Awaited<ReturnType<typeof testPlatform>>;
let server: TestDns;
let dns: Dns;
beforeAll(async () => {
  platform = await testPlatform();
  server = await startTestDns();
  dns = openDns({ rootDomain: 'platform.org', servers: [server.address], deadlineMs: 500 });
  server.records['platform.org A'] = ['192.0.2.1'];
  server.records['platform.org AAAA'] = ['2001:db8::1'];
});
afterAll(async () => {
  await server.close();
  await platform.close();
});

let space: TestSpace;
let admin: MemberActor;
let now: Date;
let count = 0;
let host: string;
beforeEach(async () => {
  space = await platform.openSpace();
  admin = await space.member({ role: 'admin' });
  now = new Date('2026-11-26T10:00:00Z');
  host = `space${++count}.org`;
});

const as = (more: Partial<Ctx> = {}) => space.ctx({ actor: admin, dns, clock: () => now, ...more });
const later = (days: number) => {
  now = new Date(now.getTime() + days * DAY_MS);
};
const token = (name = host, of = space) => {
  server.records[`_entraide.${name} TXT`] = [
    ...(server.records[`_entraide.${name} TXT`] ?? []),
    tokenOf(of.tenant),
  ];
};
const point = (name = host, ip = '192.0.2.1') => {
  server.records[`${name} A`] = [ip];
};
const resolved = async (name: string) =>
  (await resolveTenant({ ...as(), db: platform.app }, name, address))?.host ?? null;
const stateOf = async (name = host) =>
  (await listDomains(as())).domains.find((domain) => domain.host === name)?.state ?? null;
/** Claimed, proven and served. */
async function serve(name = host) {
  await claimDomain(as(), { host: name });
  token(name);
  point(name);
  expect(await checkDomain(as(), name)).toMatchObject({ state: 'serving' });
}
async function daily() {
  const worker = { ...platform.worker, dns, clock: () => now };
  const ctx = await tenantCtx(worker, space.tenant.id, { kind: 'job', name: 'check_domains' });
  if (!ctx) throw new Error('no space');
  await checkDomainsJob.run(ctx, { payload: {}, key: 'k', attempt: 1 } as never);
}
async function kindsMailed() {
  return (await space.mails()).map(({ mail }) => mail.kind);
}
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => error.faults?.[0]?.code ?? error.code ?? String(error),
  );

describe('a domain of one’s own', () => {
  it('is claimed, proven, served and made primary; the others lead to it', async () => {
    expect(await claimDomain(as(), { host: `https://${host}/`, www: true })).toEqual({
      hosts: [host, `www.${host}`],
      changed: true,
    });
    expect(await resolved(host)).toBeNull();
    const { domains } = await listDomains(as());
    expect(domains.map(({ records }) => records.map(({ type, name, value }) => [type, name, value]))).toEqual(
      [
        [
          ['TXT', '_entraide', tokenOf(space.tenant)],
          ['A', '@', '192.0.2.1'],
          ['AAAA', '@', '2001:db8::1'],
        ],
        [
          ['TXT', '_entraide', tokenOf(space.tenant)],
          ['CNAME', 'www', 'platform.org'],
        ],
      ],
    );
    point();
    expect(await checkDomain(as(), host)).toMatchObject({ state: 'claimed', found: { token: 'missing' } });
    expect(await resolved(host)).toBeNull();
    expect(await code(makePrimary(as(), host))).toBe('conflict');
    token();
    server.records[`www.${host} CNAME`] = ['platform.org'];
    expect(await checkDomain(as(), host)).toMatchObject({ state: 'serving' });
    expect(await checkDomain(as(), `www.${host}`)).toMatchObject({ state: 'serving' });
    expect(await resolved(host)).toBe(space.tenant.host);
    expect(await makePrimary(as(), host)).toBe(true);
    expect(await makePrimary(as(), host)).toBe(false);
    for (const one of [host, `www.${host}`, space.tenant.host]) expect(await resolved(one)).toBe(host);
    await makePrimary(as(), `www.${host}`);
    expect(await resolved(host)).toBe(`www.${host}`);
    expect(await makePrimary(as(), space.tenant.host)).toBe(true);
    expect(await resolved(host)).toBe(space.tenant.host);
    const acts = (await listActs(as())).map(({ action }) => action);
    // In one millisecond: in no order.
    expect(acts.toSorted()).toEqual([
      'domain.claim',
      ...['domain.primary', 'domain.primary', 'domain.primary'],
      ...['domain.prove', 'domain.prove', 'domain.serve', 'domain.serve'],
    ]);
  });

  it('is proven before it leads here, and not served yet', async () => {
    await claimDomain(as(), { host });
    token();
    point(host, '198.51.100.1');
    expect(await checkDomain(as(), host)).toMatchObject({
      state: 'proven',
      found: { address: 'elsewhere', strangers: ['198.51.100.1'] },
    });
    expect(await resolved(host)).toBeNull();
    point();
    expect(await checkDomain(as(), host)).toMatchObject({ state: 'serving' });
  });

  it('is never let through by a DNS that fails', async () => {
    await claimDomain(as(), { host });
    point();
    for (const broken of [server.silent, server.failing]) {
      broken.add(`_entraide.${host}`);
      expect(await checkDomain(as(), host)).toMatchObject({
        state: 'claimed',
        found: { token: 'no-answer' },
      });
      broken.delete(`_entraide.${host}`);
    }
    token();
    server.silent.add(host);
    expect(await checkDomain(as(), host)).toMatchObject({ state: 'proven' });
    expect(await resolved(host)).toBeNull();
    server.silent.delete(host);
  });

  it('is for admins and operators', async () => {
    const verbs = (ctx: Ctx) => [
      claimDomain(ctx, { host }),
      checkDomain(ctx, host),
      makePrimary(ctx, host),
      releaseDomain(ctx, host),
      listDomains(ctx),
      checkGivenHosts(ctx),
    ];
    const member = await space.member();
    const moderator = await space.member({ role: 'moderator' });
    for (const actor of [member, moderator])
      for (const verb of verbs(as({ actor }))) expect(await code(verb)).toBe('not-allowed');
    for (const verb of verbs(as({ actor: { kind: 'visitor' } })))
      expect(await code(verb)).toBe('sign-in-needed');
    const suspended = { ...space.tenant, status: 'suspended' as const };
    for (const verb of verbs(as({ tenant: suspended }))) expect(await code(verb)).toBe('not-allowed');
    const operator = await asOperator();
    expect(await claimDomain(operator, { host })).toMatchObject({ changed: true });
    expect(await releaseDomain(operator, host)).toBe(true);
  });

  it('is the same as one that does not exist for another space', async () => {
    await serve();
    const other = await platform.openSpace();
    const stranger = other.ctx({ actor: await other.member({ role: 'admin' }), dns });
    for (const verb of [checkDomain, makePrimary, releaseDomain])
      expect(await code(verb(stranger, host))).toBe('not-found');
    expect((await listDomains(stranger)).domains).toEqual([]);
    for (const odd of ['', 'x'.repeat(5000), "';--", '../x'])
      for (const verb of [checkDomain, makePrimary, releaseDomain])
        expect(await code(verb(as(), odd))).toBe('not-found');
  });

  it('is claimed once, however often it is asked for, and twenty names are enough', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, i) => code(claimDomain(as(), { host: i % 2 ? `a${i}.${host}` : host }))),
    );
    expect(outcomes.every((outcome) => outcome === 'done')).toBe(true);
    const many = await Promise.all(
      Array.from({ length: 10 }, (_, i) => code(claimDomain(as(), { host: `b${i}.${host}` }))),
    );
    expect(many.filter((outcome) => outcome === 'done')).toHaveLength(4);
    expect(many.filter((outcome) => outcome === 'too-many-domains')).toHaveLength(6);
    expect((await listDomains(as())).domains).toHaveLength(20);
  });

  it('changes nothing when it is only tried', async () => {
    expect(await claimDomain(as(), { host }, { dryRun: true })).toMatchObject({ changed: true });
    expect(await stateOf()).toBeNull();
    await serve();
    expect(await makePrimary(as(), host, { dryRun: true })).toBe(true);
    expect(await releaseDomain(as(), host, { dryRun: true })).toBe(true);
    expect(await stateOf()).toBe('serving');
  });
});

describe('a name that is not theirs', () => {
  it.each([
    ['platform.org', 'platform-host'],
    ['ufe.platform.org', 'platform-host'],
    ['aide.p1atform.org', 'look-alike'],
    ['asso.fr', 'public-suffix'],
    ['10.0.0.1', 'ip-address'],
    ['x'.repeat(400), 'too_big'],
    ['', 'too_small'],
  ])('%s is refused: %s', async (name, fault) => {
    expect(await code(claimDomain(as(), { host: name }))).toBe(fault);
  });

  it('is refused when another space has it, or one that looks the same; not when it is one’s own', async () => {
    await serve(`lille${count}.org`);
    const other = await platform.openSpace();
    const stranger = other.ctx({ actor: await other.member({ role: 'admin' }), dns });
    expect(await code(claimDomain(stranger, { host: `lille${count}.org` }))).toBe('taken');
    expect(await code(claimDomain(stranger, { host: `li1le${count}.org` }))).toBe('look-alike');
    expect(await code(claimDomain(stranger, { host: `www.lillé${count}.org` }))).toBe('look-alike');
    // The registered domain is the same: who proves a name below it has its owner's word.
    expect(await code(claimDomain(stranger, { host: `paris.lille${count}.org` }))).toBe('done');
    expect(await code(claimDomain(as(), { host: `li1le${count}.org` }))).toBe('done');
  });
});

describe('fifty spaces claim one domain', () => {
  it('and exactly one proves it', async () => {
    const pools: Database[] = Array.from({ length: 4 }, () =>
      openDatabase({ url: platform.database.urls.app, size: 5 }),
    );
    // Whoever gets no answer on a busy machine proves nothing, which is another test.
    const patientDns = openDns({ rootDomain: 'platform.org', servers: [server.address], deadlineMs: 20_000 });
    try {
      const spaces = await Promise.all(Array.from({ length: 50 }, () => platform.openSpace()));
      const callers = await Promise.all(
        spaces.map(async (one, i) =>
          one.ctx({
            actor: await one.member({ role: 'admin' }),
            dns: patientDns,
            db: pools[i % pools.length] ?? platform.app,
          }),
        ),
      );
      // The same moment for all of them, also on a machine that is busy.
      const patient = async <T>(call: () => Promise<T>): Promise<T> => {
        for (;;)
          try {
            return await call();
          } catch (error) {
            if (!(error instanceof Unavailable)) throw error;
          }
      };
      await Promise.all(callers.map((ctx) => patient(() => claimDomain(ctx, { host }))));
      for (const one of spaces) token(host, one);
      point();
      const checked = await Promise.all(callers.map((ctx) => patient(() => checkDomain(ctx, host))));
      expect(checked.filter(({ state }) => state === 'serving')).toHaveLength(1);
      expect(checked.filter(({ state, found }) => state === 'claimed' && found.taken)).toHaveLength(49);
      const [row] = await platform.database.sql`select count(*)::int from domains where host = ${host}`;
      expect(row?.count).toBe(1);
    } finally {
      await Promise.all(pools.map((pool) => pool.close()));
    }
  });
});

describe('a domain that was let go', () => {
  it('is served no more at once, and is kept for the same space for 30 days', async () => {
    await serve();
    await makePrimary(as(), host);
    expect(await releaseDomain(as(), host)).toBe(true);
    expect(await releaseDomain(as(), host)).toBe(false);
    expect(await resolved(host)).toBeNull();
    expect(await resolved(space.tenant.host)).toBe(space.tenant.host);
    expect(await code(checkDomain(as(), host))).toBe('conflict');
    const other = await platform.openSpace();
    const stranger = other.ctx({ actor: await other.member({ role: 'admin' }), dns });
    expect(await code(claimDomain(stranger, { host }))).toBe('let-go');
    expect(await claimDomain(as(), { host })).toMatchObject({ changed: true });
    expect(await resolved(host)).toBeNull();
    expect(await checkDomain(as(), host)).toMatchObject({ state: 'serving' });
    await releaseDomain(as(), host);
    later(29);
    await sweepAll();
    expect(await code(claimDomain(stranger, { host }))).toBe('let-go');
    later(2);
    await sweepAll();
    expect(await stateOf()).toBeNull();
    expect(await code(claimDomain(stranger, { host }))).toBe('done');
  });

  it('is not kept any longer by claiming it again and again', async () => {
    await serve();
    await releaseDomain(as(), host);
    server.records[`_entraide.${host} TXT`] = [];
    later(20);
    await claimDomain(as(), { host });
    await releaseDomain(as(), host);
    later(11);
    await claimDomain(as(), { host });
    await sweepAll();
    expect(await stateOf()).toBeNull();
  });

  it('leaves no trace when it was never proven', async () => {
    await claimDomain(as(), { host });
    await releaseDomain(as(), host);
    expect(await stateOf()).toBeNull();
    const other = await platform.openSpace();
    const stranger = other.ctx({ actor: await other.member({ role: 'admin' }), dns });
    expect(await code(claimDomain(stranger, { host }))).toBe('done');
  });

  it('is freed at once by the operator', async () => {
    await serve();
    const operator = await asOperator();
    await releaseDomain(operator, host);
    expect(await releaseDomain(operator, host)).toBe(true);
    expect(await stateOf()).toBeNull();
    const lines = await platform.database
      .sql`select action from audit_log where tenant_id = ${space.tenant.id}`;
    expect(lines.map(({ action }) => action)).toEqual(['tenant.domain.let-go', 'tenant.domain.let-go']);
  });
});

describe('the daily check', () => {
  it('tells the admins after three days, and lets a domain go after fourteen', async () => {
    const second = await space.member({ role: 'admin', email: `b${count}@example.org` });
    await serve();
    await makePrimary(as(), host);
    point(host, '198.51.100.1');
    later(1);
    await daily();
    later(1);
    await daily();
    expect(await stateOf()).toBe('primary');
    expect(await kindsMailed()).toEqual([]);
    later(2);
    await daily();
    await daily();
    const mails = await space.mails();
    expect(mails.map(({ to }) => to).sort()).toEqual([admin.email, second.email].sort());
    expect(mails[0]).toMatchObject({
      origin: `https://${space.tenant.host}`,
      mail: { kind: 'domain-failing', host },
    });
    later(9);
    await daily();
    expect(await resolved(host)).toBe(host);
    later(2);
    await daily();
    expect(await stateOf()).toBe('let-go');
    expect(await resolved(host)).toBeNull();
    expect(await resolved(space.tenant.host)).toBe(space.tenant.host);
    expect((await kindsMailed()).filter((kind) => kind === 'domain-let-go')).toHaveLength(2);
    expect((await listActs(as()))[0]).toMatchObject({ action: 'domain.let-go', actorKind: 'job' });
  });

  it('forgets a failure that is over', async () => {
    await serve();
    point(host, '198.51.100.1');
    later(1);
    await daily();
    point();
    later(1);
    await daily();
    expect((await listDomains(as())).domains[0]).toMatchObject({ state: 'serving', failingSince: null });
  });

  it('never takes a domain away because nobody answers', async () => {
    await serve();
    server.silent.add(host);
    for (let day = 0; day < 6; day++) {
      later(5);
      await daily();
    }
    server.silent.delete(host);
    expect(await stateOf()).toBe('serving');
    expect(await kindsMailed()).toEqual(['domain-failing']);
  });

  it('asks for the next day, whatever comes; not for what nobody proves', async () => {
    await claimDomain(as(), { host });
    const waiting = async () => {
      const rows = await platform.worker.db.outsideTenant((tx) =>
        tx.execute<{ run_at: string }>(
          sql`select run_at from graphile_worker.jobs where task_identifier = 'check_domains' and key like ${`${space.tenant.id}%`}`,
        ),
      );
      return [...rows].map(({ run_at }) => new Date(run_at).toISOString().slice(0, 10));
    };
    expect(await waiting()).toEqual(['2026-11-27']);
    later(1);
    await daily();
    expect(await waiting()).toEqual(['2026-11-28']);
    later(20);
    await daily();
    expect(await waiting()).toEqual(['2026-11-28']);
  });

  it('may run twice, and beside a withdrawal', async () => {
    await serve();
    await Promise.all([daily(), daily(), releaseDomain(as(), host), daily()]);
    expect(await stateOf()).toBe('let-go');
  });
});

it('the database knows the same life as the model', async () => {
  for (const from of domainStates)
    for (const to of domainStates) {
      if (from === to) continue;
      const id = space.tenant.id;
      const moved = await platform.database.sql
        .begin(async (tx) => {
          await tx`select set_config('app.tenant_id', ${id}, true)`;
          await tx`alter table domain_claims disable trigger domain_claims__step`;
          await tx`insert into domain_claims (host, claimed_at, proven_at, let_go_at, state) values ('life.org', now(), now(), now(), ${from})`;
          await tx`alter table domain_claims enable trigger domain_claims__step`;
          await tx`update domain_claims set state = ${to} where host = 'life.org'`;
          throw new Error('moved');
        })
        .catch((error: Error) => error.message);
      expect(`${from} ${to} ${moved === 'moved'}`).toBe(`${from} ${to} ${mayStep(from, to)}`);
    }
});

it('nobody but an admin’s own space writes a claim past its first step', async () => {
  const insert = platform.app.inTenant(space.tenant.id, (tx) =>
    tx.insert(domainClaims).values({ host, claimedAt: now, provenAt: now, state: 'proven' }),
  );
  await expect(insert).rejects.toMatchObject({ constraint: 'domain_claims__step' });
});

describe('mayServe', () => {
  const tenants = {
    get: (name: string) => resolveTenant({ ...as(), db: platform.app }, name, address),
  };

  it('says yes to what is served, and to nothing else', async () => {
    const ask = (name: string) => mayServe({ rootDomain: 'platform.org', tenants }, name);
    await claimDomain(as(), { host });
    expect(await ask(host)).toBe(false);
    token();
    await checkDomain(as(), host);
    expect(await ask(host)).toBe(false);
    point();
    await checkDomain(as(), host);
    for (const name of [host, space.tenant.host, 'platform.org', 'console.platform.org'])
      expect(await ask(name)).toBe(true);
    for (const name of ['x.platform.org', `www.${host}`, 'platform.org.evil.org', ''])
      expect(await ask(name)).toBe(false);
    await releaseDomain(as(), host);
    expect(await ask(host)).toBe(false);
  });
});

it('what asks for certificates reads, and never writes', async () => {
  const { sql } = platform.database;
  const [row] = await sql`select current_database() as name`;
  await sql.unsafe(`alter database "${row?.name}" set default_transaction_read_only = on`);
  const db = openDatabase({ url: platform.database.urls.app });
  try {
    const write = db.inTenant(space.tenant.id, (tx) =>
      tx.insert(domainClaims).values({ host, claimedAt: now }),
    );
    await expect(write).rejects.toMatchObject({ code: '25006' });
    const tenants = createTenantCache({ ...as(), db }, address);
    const ask = (name: string) => mayServe({ rootDomain: 'platform.org', tenants }, name);
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => ask(`n${i}.evil.org`)));
    expect(answers).not.toContain(true);
    expect(await ask(space.tenant.host)).toBe(true);
    await tenants.close();
  } finally {
    await db.close();
    await sql.unsafe(`alter database "${row?.name}" reset default_transaction_read_only`);
  }
});

async function asOperator(): Promise<Ctx> {
  const db = platform.database.db('platform');
  return as({ db, actor: { kind: 'operator', name: 'ana' } });
}

async function sweepAll() {
  const ctx = as({ db: platform.worker.db, actor: { kind: 'job', name: 'cleanup' } });
  await ctx.db.inTenant(space.tenant.id, (tx) => sweepRows(ctx, tx));
}
