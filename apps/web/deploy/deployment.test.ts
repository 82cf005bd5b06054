import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestDns, type TestDns } from '@entraide/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCaddy } from './caddy.ts';
import { type Cluster, freshCluster } from './cluster.ts';
import { finished, killAll, type Started, startService } from './compose.ts';
import { type FakeSmtp, startSmtp } from './fake-smtp.ts';
import { visitor } from './visitor.ts';

/** The documented deployment, service by service, as deploy/compose.yaml starts it: each test goes on where the last one ended. */
const rootDomain = 'entraide.test';
const host = `ufe.${rootDomain}`;
let cluster: Cluster;
let smtp: FakeSmtp;
let dns: TestDns;
let folder: string;
let values: Record<string, string>;
let [webPort, httpPort, httpsPort] = [0, 0, 0];
let ca: string;
let web: Started;
let ana: ReturnType<typeof visitor>;

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** What only this machine needs: where the service `postgres` is, and a free port. */
const here =
  (database = 'entraide') =>
  (env: Record<string, string>) => ({
    ...Object.fromEntries(
      Object.entries(env).map(([name, value]) => [
        name,
        value.replace('@postgres:5432/entraide', `@127.0.0.1:${cluster.port}/${database}`),
      ]),
    ),
    PORT: String(webPort),
  });

const service = (name: string, more: Record<string, string> = {}, words?: string[], database?: string) =>
  startService(name, { ...values, ...more }, here(database), words);

async function startWeb(more: Record<string, string> = {}, database?: string): Promise<void> {
  web = service('web', more, [], database);
  await expect
    .poll(
      async () => {
        if (web.child.exitCode !== null) throw new Error(`web ended:\n${web.said()}`);
        return fetch(`http://127.0.0.1:${webPort}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
          ({ status }) => status,
          () => 0,
        );
      },
      { timeout: 60_000, interval: 200 },
    )
    .toBe(200);
}

async function stopWeb(): Promise<number | null> {
  web.child.kill('SIGTERM');
  return web.ended;
}

const throughCaddy = (from?: string) => visitor({ port: httpsPort, ca, host, ...(from ? { from } : {}) });

/** The six digits of the last mail to this address. */
async function codeFor(email: string): Promise<string> {
  const find = () =>
    smtp.taken
      .filter((mail) => mail.includes(`To: ${email}`))
      .map((mail) => /^(\d{6})\r?$/m.exec(mail)?.[1])
      .at(-1);
  await expect.poll(find, { timeout: 30_000 }).toBeDefined();
  return find() ?? '';
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entraide-deployment-'));
  [cluster, smtp, dns] = await Promise.all([freshCluster(), startSmtp(), startTestDns()]);
  dns.records[`${rootDomain} A`] = ['192.0.2.1'];
  [webPort, httpPort, httpsPort] = [await freePort(), await freePort(), await freePort()];
  values = {
    ROOT_DOMAIN: rootDomain,
    DNS_SERVERS: dns.address,
    POSTGRES_PASSWORD: cluster.password,
    APP_PASSWORD: 'appsecret',
    WORKER_PASSWORD: 'workersecret',
    PLATFORM_PASSWORD: 'platformsecret',
    SMTP_URL: smtp.url,
    MAIL_FROM: 'entraide@entraide.test',
    // Caddy's address here; a visitor from 127.0.0.2 is somebody else.
    TRUSTED_PROXIES: '127.0.0.1',
  };
  ({ ca } = await startCaddy(values, { folder, http: httpPort, https: httpsPort, web: webPort }));
});
afterAll(async () => {
  killAll();
  smtp?.close();
  await dns?.close();
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a fresh cluster', () => {
  test('is migrated with nothing but the superuser, and the spaces of tenants/ are applied', async () => {
    await finished(service('migrate'));
    const said = await finished(service('platform', {}, ['tenant', 'apply', '--open']));
    expect(said).toContain('ufe: create');
  });

  test('a wrong password is told as that, with the login and what to do', async () => {
    const wrong = service('web', { APP_PASSWORD: 'mistyped' });
    expect(await wrong.ended).toBe(1);
    expect(wrong.said()).toMatch(/refused the password of "entraide_app"[\s\S]*Next: .*DATABASE_URL/);
    expect(wrong.said()).not.toContain('mistyped');
  });

  test('without a mail provider the start says FAIL, and the pages say that no code can come', async () => {
    await startWeb({ SMTP_URL: '', MAIL_FROM: '' });
    expect(web.said()).toMatch(/^FAIL mail: no mail can leave.*SMTP_URL or RESEND_API_KEY/m);
    for (const path of ['/login', '/join']) {
      const { status, body } = await throughCaddy().get(`${path}?lang=en`);
      expect(status).toBe(200);
      expect(body).toContain('This space cannot send e-mails yet');
    }
    expect(
      (await throughCaddy().post('/api/v1/auth/code', { email: 'early@example.org', displayName: 'Eve' }))
        .status,
    ).toBe(202);
    expect(await stopWeb()).toBe(0);
    const [job] = await jobs();
    expect(job, 'the mail waits, no try is used up').toMatchObject({ attempts: 0, locked_by: null });
  });
});

describe('behind Caddy', () => {
  test('somebody joins by the code of a mail and publishes; a stranger finds it', async () => {
    await startWeb();
    expect(web.said()).not.toContain('FAIL');
    ana = throughCaddy();
    const email = 'ana@example.org';
    await ana.post('/api/v1/auth/code', { email, displayName: 'Ana' });
    const opened = await ana.post('/api/v1/auth/session', { email, code: await codeFor(email) });
    expect(opened.status).toBe(201);
    const published = await ana.post('/api/v1/listings', {
      kind: 'offer',
      category: 'childcare',
      title: 'Garde du mercredi',
      description: 'Chez moi, après l’école.',
      place: { lat: 51.5, lon: -0.12 },
    });
    expect(published.status, published.body).toBe(201);
    expect((await throughCaddy().get('/?lang=fr')).body).toContain('Garde du mercredi');
  });

  test('a certificate is fetched for what is served, a domain as soon as it is proven, and for nothing else', async () => {
    const domain = 'aide.example.org';
    const at = (name: string) => visitor({ port: httpsPort, ca, host: name });
    const tenant = (...words: string[]) => finished(service('platform', {}, ['tenant', 'domain', ...words]));
    expect((await at(rootDomain).get('/')).status).toBe(200);
    for (const name of [domain, `nobody.${rootDomain}`]) await expect(at(name).get('/')).rejects.toThrow();
    const claimed = await tenant('add', 'ufe', domain);
    const token = /entraide-space=\w+/.exec(claimed)?.[0] ?? '';
    await expect(at(domain).get('/')).rejects.toThrow();
    dns.records[`_entraide.${domain} TXT`] = [token];
    dns.records[`${domain} CNAME`] = [rootDomain];
    await tenant('check', 'ufe', domain);
    await expect
      .poll(
        () =>
          at(domain)
            .get('/')
            .catch(() => null),
        { timeout: 30_000 },
      )
      .toMatchObject({ status: 308 });
    expect((await at(domain).get('/internal/ask?domain=ufe')).body).not.toMatch(/^(not )?served$/);
  });

  test('is believed about who the visitor is; nobody else is', async () => {
    const knock = async (one: ReturnType<typeof visitor>) => {
      const statuses = [];
      // Each of them from a network of its own, if it were believed.
      for (let i = 0; i <= 300; i++) {
        const forwarded = { 'x-forwarded-for': `203.${i >> 8}.${i & 255}.7` };
        statuses.push((await one.post('/api/v1/auth/code', {}, forwarded)).status);
      }
      return statuses.at(-1);
    };
    const past = visitor({ port: webPort, ca: null, host, from: '127.0.2.1' });
    expect(await knock(past), 'past Caddy, under 301 names').toBe(429);
    expect(await knock(throughCaddy('127.0.3.1')), 'through Caddy, under 301 names').toBe(429);
    expect((await throughCaddy('127.0.4.1').post('/api/v1/auth/code', {})).status).toBe(422);
  });

  test('stops within 10 seconds although the mail server is dead; the mail is free for the next worker', async () => {
    smtp.fallSilent();
    const email = 'ben@example.org';
    await throughCaddy('127.0.0.5').post('/api/v1/auth/code', { email, displayName: 'Ben' });
    await expect.poll(() => smtp.waiting(), { timeout: 30_000 }).toBeGreaterThan(0);
    const asked = Date.now();
    expect(await stopWeb()).toBe(0);
    // What the deployment promises, so a time after all.
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect(await jobs()).toMatchObject([{ attempts: 0, locked_by: null }]);
    smtp.answerAgain();
    await startWeb();
    await codeFor(email);
    const me = await ana.get('/me');
    expect(me.status, 'signed in still').toBe(200);
    expect(me.body).toContain('Ana');
    expect(await stopWeb()).toBe(0);
  });
});

describe('an upgrade', () => {
  test('from a database of the release before: it is migrated and served, and what was there is found', async () => {
    await cluster.previousRelease('previous', '0013');
    const [today, old] = [cluster.sql('entraide'), cluster.sql('previous')];
    const [tenant] =
      await today`select id, slug, status, config, config_hash from tenants where slug = 'ufe'`;
    const id = String(tenant?.id);
    await old`insert into tenants ${old(tenant ?? {})}`;
    await old`insert into domains (host, tenant_id, is_primary) values (${host}, ${id}, true)`;
    await old`insert into categories (tenant_id, slug) values (${id}, 'lifts')`;
    await old`insert into places (id, name, country, lat, lon, population, kind)
      values (2643743, 'London', 'GB', 51.5, -0.12, 8000000, 'town')`;
    await old`insert into members (tenant_id, id, email, display_name, locale)
      values (${id}, ${id}, 'old@example.org', 'Odile', 'fr')`;
    await old`insert into listings (tenant_id, id, author_id, kind, category, title, description, locale, precision, lat, lon,
        radius_m, place_id, country, expires_at)
      select ${id}, gen_random_uuid(), ${id}, 'offer', 'lifts', 'Covoiturage ' || n, 'Le lundi', 'fr', 'city', 51.5, -0.12, 1000,
        2643743, 'GB', now() + interval '9 days' from generate_series(1, 3) as n`;
    await Promise.all([today.end(), old.end()]);

    await finished(service('migrate', {}, undefined, 'previous'));
    await startWeb({}, 'previous');
    const found = await throughCaddy('127.0.0.6').get('/api/v1/listings?q=covoiturage');
    expect(JSON.parse(found.body)).toMatchObject({ total: 3 });
    expect(await stopWeb()).toBe(0);
  });
});

async function jobs() {
  const sql = cluster.sql('entraide');
  const rows = await sql`
    select j.attempts, j.locked_by from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'send_mail'`;
  await sql.end();
  return [...rows];
}
