import { loadGazetteer } from '@entraide/core/gazetteer';
import { smallSource } from '@entraide/core/gazetteer/fixture';
import { aboutPlatform } from '@entraide/core/platform';
import { readSession } from '@entraide/core/session';
import { describeSettings, readSettings } from '@entraide/core/settings';
import { createTenantCache } from '@entraide/core/tenant';
import { type TestSpace, testPlatform } from '@entraide/core/testing';
import { createApp } from '../app.ts';
import type { UploadRoute } from '../door/body-limits.ts';
import type { Deps } from '../start/deps.ts';
import { barePages } from './bare-pages.ts';

export interface LogLine extends Record<string, unknown> {
  level: string;
  message: string;
}

/** The whole server over a test database of its own, asked without a socket. `database`: for programs outside vitest. */
export async function testServer(
  overrides: Partial<Deps> = {},
  uploads?: readonly UploadRoute[],
  database?: Parameters<typeof testPlatform>[0],
) {
  const platform = await testPlatform(database);
  await loadGazetteer({ db: platform.app, ownerUrl: platform.database.urls.owner, source: smallSource });
  const lines: LogLine[] = [];
  const record = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, message, ...fields });
  const ctx = {
    db: platform.app,
    clock: () => new Date(),
    log: { info: record('info'), warn: record('warn'), error: record('error') },
    fileStore: platform.fileStore,
    secretKey: 'a key of the tests',
  };
  const address = { scheme: 'https', port: null } as const;
  const tenants = createTenantCache(ctx, address);
  const deps: Deps = {
    ...ctx,
    operatorDb: platform.database.db('platform'),
    launchPolicy: 'open',
    settings: describeSettings(readSettings({ ROOT_DOMAIN: 'example' })),
    rootDomain: 'example',
    about: await aboutPlatform({ ROOT_DOMAIN: 'example' }),
    address,
    tenants,
    readSession,
    trustedProxies: ['127.0.0.1'],
    readiness: async () => ({ database: true, migrations: true, catalog: true, serving: true }),
    mailSecrets: [],
    stripeSecrets: [],
    devMail: async () => [],
    devAnswer: null,
    mailLeaves: true,
    mapbox: null,
    mapTiles: null,
    files: new Map(),
    pages: { build: barePages, mode: 'production' },
    pageCache: null,
    hub: null,
    deadlineMs: 15_000,
    ...overrides,
  };
  const app = createApp(deps, uploads);
  return {
    ...platform,
    app,
    lines,
    visitor: (host: string, from?: string) => visitor(app, host, from),
    async close() {
      await tenants.close();
      await platform.close();
    },
  };
}

type App = ReturnType<typeof createApp>;

export interface Visitor {
  (path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: unknown, method?: string): Promise<Response>;
  /** Signs in by code, as a person does. */
  signIn(space: TestSpace, email: string, displayName?: string): Promise<void>;
  cookies: Map<string, string>;
}

/** A browser of few words: keeps cookies, says where its requests come from. */
function visitor(app: App, host: string, from = '203.0.113.1'): Visitor {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    headers.set('x-forwarded-for', from);
    const peer = {
      incoming: { rawHeaders: ['Host', host], url: path, socket: { remoteAddress: '127.0.0.1' } },
    };
    const response = await app.request(`https://${host}${path}`, { ...init, headers }, peer);
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const post = (path: string, body: unknown, method = 'POST') =>
    ask(path, {
      method,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    });
  return Object.assign(ask, {
    post,
    cookies,
    async signIn(space: TestSpace, email: string, displayName = 'Ana') {
      await post('/api/v1/auth/code', { email, displayName });
      const mail = (await space.mails()).findLast(
        ({ to, mail }) => to === email && mail.kind === 'code',
      )?.mail;
      const code = mail?.kind === 'code' ? mail.code : '';
      const response = await post('/api/v1/auth/session', { email, code });
      if (response.status !== 201) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
    },
  });
}
