import type { Server } from 'node:http';
import type { PlatformCtx } from '@entraide/core/ctx';
import { openDns } from '@entraide/core/dns';
import { openFileStore, tidyFileStore } from '@entraide/core/file';
import { watchListings } from '@entraide/core/listing';
import { listCaptured, putCaptured } from '@entraide/core/mail';
import { takeMailEvent } from '@entraide/core/mail-in';
import { openGeocoder } from '@entraide/core/place';
import {
  aboutFault,
  aboutPlatform,
  dataDirOf,
  openPlatform,
  type Platform,
  tenantsDir,
} from '@entraide/core/platform';
import { readSession } from '@entraide/core/session';
import {
  describeSettings,
  inboundDomain,
  type MailDelivery,
  mailDelivery,
  mailFault,
  type PublicAddress,
  publicAddress,
  type Settings,
} from '@entraide/core/settings';
import { createTenantCache, type OpenSpace, openSpaces } from '@entraide/core/tenant';
import { checkPlans, formatProblem } from '@entraide/core/tenant/folder';
import { watchThreads } from '@entraide/core/thread';
import { sweepPlatform, TEND_EVERY_MS, tendSpaces } from '@entraide/core/worker';
import { getRequestListener } from '@hono/node-server';
import type { ViteDevServer } from 'vite';
import { createApp } from '../app.ts';
import { createPageCache, type PageCache } from '../cache/page-cache.ts';
import { openMapTiles } from '../files/map-tiles.ts';
import { createHub, type Hub } from '../live/hub.ts';
import { startWorker } from '../worker.ts';
import type { Deps } from './deps.ts';
import type { Flags } from './flags.ts';
import { drain, listen, newServer, refuseTakenPort } from './listen.ts';
import { createLog } from './log.ts';
import { type Money, openMoney } from './money.ts';
import { builtPages, livePages } from './page-source.ts';
import { prepareDatabase, prepareDemo } from './prepare.ts';
import { readinessOf } from './readiness.ts';
import { keptSecretKey } from './secret-key.ts';

const DEADLINE_MS = 15_000;
/** With what is closed after it, a stop ends within 10 seconds: what Docker and others wait before they kill. */
const PATIENCE_MS = 5_000;

export interface Running {
  /** Null where this process only runs jobs. */
  web: { address: PublicAddress; mail: MailDelivery; spaces(): Promise<OpenSpace[]> } | null;
  /** Finishes what is under way, then lets go of everything. */
  stop(): Promise<void>;
}

/** Opens, prepares and runs what the flags ask for. What was opened is closed again when a later step fails. */
export async function start(settings: Settings, flags: Flags, say: (line: string) => void): Promise<Running> {
  const log = createLog(settings.LOG_LEVEL);
  const dns = openDns({ rootDomain: settings.ROOT_DOMAIN, servers: settings.DNS_SERVERS });
  const fileStore = openFileStore(settings, dataDirOf(settings));
  const secretKey = settings.SECRET_KEY ?? (await keptSecretKey(dataDirOf(settings)));
  if (!secretKey)
    say(
      'WARN key: no member list can be imported, and mails have no buttons that work without signing in: set SECRET_KEY.',
    );
  const succession = { silentDays: settings.ADMIN_SILENCE_DAYS, noticeDays: settings.HAND_OVER_DAYS };
  const { plans, problems } = await checkPlans(tenantsDir);
  // Spaces go on: until the file is mended, nothing is limited and nothing is sold.
  for (const problem of problems) say(`FAIL plans: ${formatProblem(problem)}`);
  const clock = () => new Date();
  const money = await openMoney(settings, flags);
  const answers = inboundDomain(settings);
  const platformCtx = {
    ...{
      clock,
      log,
      fileStore,
      dns,
      succession,
      stripe: money.stripe,
      ...(plans && { plans }),
      ...(secretKey && { secretKey }),
    },
    ...(answers && { inboundDomain: answers }),
  };
  const closers: (() => Promise<unknown>)[] = [() => money.close()];
  let worker: { stop(): Promise<void> } | null = null;
  let leave: () => Promise<void> = async () => {};
  const stop = async () => {
    // No new job from this moment on, and no new request: what is under way ends side by side.
    await Promise.all([worker?.stop(), leave()]);
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    if (flags.work !== 'jobs') await refuseTakenPort(settings.PORT);
    const platform = await openPlatform(settings);
    closers.push(() => platform.close());
    await prepareDatabase(platform, settings, say);
    closers.push(await keepTidy(platformCtx));
    const fault = mailFault(settings);
    if (fault) say(`FAIL mail: ${fault}.`);
    const blanks = aboutFault(settings);
    if (blanks) say(`WARN pages: ${blanks}.`);
    if (flags.demo) await prepareDemo(platform, platformCtx, settings, say);
    const web =
      flags.work === 'jobs' ? null : await serve(settings, flags, platform, platformCtx, money, closers);
    if (web) leave = web.leave;
    // After the server: where any free port is asked for, only now is it known.
    const address = web?.address ?? publicAddress(settings);
    if (flags.work !== 'web') {
      worker = await startWorker(platform, platformCtx, settings, address);
      if (platform.has('platform')) {
        const operate = { ...platformCtx, db: platform.db.platform, address };
        closers.push(await keepSwept(operate), keepTended(operate));
      }
    }
    return { web, stop };
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }
}

async function serve(
  settings: Settings,
  flags: Flags,
  platform: Platform,
  platformCtx: Omit<PlatformCtx, 'db'>,
  money: Money,
  closers: (() => Promise<unknown>)[],
): Promise<NonNullable<Running['web']> & { leave(): Promise<void> }> {
  const server = newServer();
  const source = flags.dev ? await livePages(server) : await builtPages();
  if (source.vite) closers.push(() => source.vite?.close() ?? Promise.resolve());
  const geocoder = openGeocoder(settings, platformCtx.log);
  const ctx = { ...platformCtx, db: platform.db.app, geocoder, secondFactor: settings.SECOND_FACTOR };
  const devMail = devMailOf(settings);
  const about = await aboutPlatform(settings);
  const mapTiles = await openMapTiles(settings.MAP_TILES);
  if (mapTiles?.kind === 'file') closers.push(() => mapTiles.file.close());
  let leaving = false;

  const pageCache = flags.dev ? null : await keptPages(ctx, closers);
  const hub = await heardChanges(ctx, closers);
  // From here to `attach` nothing is waited for: who knocks meanwhile would never be answered.
  const port = await listen(server, settings.PORT);
  const address = publicAddress(settings, port);
  const tenants = createTenantCache(ctx, address);
  closers.push(() => tenants.close());
  const app = createApp({
    ...ctx,
    ...source,
    operatorDb: platform.has('platform') ? platform.db.platform : null,
    launchPolicy: settings.LAUNCH_POLICY,
    settings: describeSettings(settings),
    address,
    tenants,
    readSession,
    rootDomain: settings.ROOT_DOMAIN,
    about,
    trustedProxies: settings.TRUSTED_PROXIES,
    pageCache,
    hub,
    readiness: readinessOf(platform, () => leaving),
    devMail,
    devAnswer: devMail && ((mail) => takeDevAnswer({ ...ctx, address }, dataDirOf(settings), mail)),
    stripeSecrets: money.secrets,
    mailSecrets: settings.MAIL_WEBHOOK_SECRET ?? [],
    mailLeaves: mailDelivery(settings) !== 'none',
    mapbox: settings.MAPBOX_TOKEN ? { token: settings.MAPBOX_TOKEN, apiUrl: settings.MAPBOX_API_URL } : null,
    mapTiles,
    deadlineMs: DEADLINE_MS,
  });
  attach(server, app, source.vite);
  money.listens(address);
  return {
    address,
    mail: mailDelivery(settings),
    spaces: () => openSpaces(ctx, address),
    async leave() {
      leaving = true;
      hub?.close();
      await drain(server, PATIENCE_MS);
    },
  };
}

/** Pages are only kept where we hear of what changes. */
async function keptPages(ctx: PlatformCtx, closers: (() => Promise<unknown>)[]): Promise<PageCache | null> {
  const cache = createPageCache();
  try {
    closers.push(await watchListings(ctx, (tenantId) => cache.forget(tenantId)));
    return cache;
  } catch {
    ctx.log.warn({}, 'pages are rendered anew each time: this database address cannot LISTEN');
    return null;
  }
}

/** Open pages are told of changes where we hear of them. */
async function heardChanges(ctx: PlatformCtx, closers: (() => Promise<unknown>)[]): Promise<Hub | null> {
  const hub = createHub();
  try {
    closers.push(await watchThreads(ctx, hub));
    return hub;
  } catch {
    hub.close();
    ctx.log.warn({}, 'open conversations ask from time to time: this database address cannot LISTEN');
    return null;
  }
}

/** Vite's own files come first in development; it leaves everything else to us. */
function attach(server: Server, { fetch }: ReturnType<typeof createApp>, vite: ViteDevServer | null): void {
  const handle = getRequestListener((request, env) => fetch(request, env));
  server.on('request', (incoming, outgoing) => {
    if (vite) vite.middlewares(incoming, outgoing, () => void handle(incoming, outgoing));
    else void handle(incoming, outgoing);
  });
}

/** Captured mails show codes: only on a machine of one's own, and only when no provider takes them. */
function devMailOf(settings: Settings): Deps['devMail'] {
  return mailDelivery(settings) === 'captured' ? () => listCaptured(dataDirOf(settings)) : null;
}

/** As if somebody had sent it: what a provider would tell of it is told by ourselves. */
async function takeDevAnswer(
  platform: PlatformCtx & { address: PublicAddress },
  dataDir: string,
  { to, ...mail }: { from: string; to: string; text: string },
): Promise<void> {
  const id = await putCaptured(dataDir, mail);
  await takeMailEvent(platform, { id, event: { type: 'email.received', data: { email_id: id, to: [to] } } });
}

/** What a process left half received when it died: once an hour, because it may have died a minute ago. */
async function keepTidy({ fileStore, clock }: Pick<PlatformCtx, 'fileStore' | 'clock'>) {
  await tidyFileStore(fileStore, clock());
  const timer = setInterval(() => void tidyFileStore(fileStore, clock()).catch(() => {}), 3_600_000);
  timer.unref();
  return async () => clearInterval(timer);
}

/** What belongs to no space has no job: whoever runs the jobs sweeps it, once an hour. */
async function keepSwept(platform: PlatformCtx & { address: PublicAddress }) {
  const sweep = () =>
    sweepPlatform(platform).catch(() =>
      platform.log.warn({}, 'what belongs to no space was not swept this hour'),
    );
  await sweep();
  const timer = setInterval(() => void sweep(), 3_600_000);
  timer.unref();
  return async () => clearInterval(timer);
}

/** The operator's work in all spaces goes round in the background. */
function keepTended(platform: PlatformCtx & { address: PublicAddress }) {
  let stopping = false;
  let round: Promise<void> = Promise.resolve();
  const tend = () => {
    round = tendSpaces(platform, () => !stopping).catch(() =>
      platform.log.warn({}, 'the spaces were not counted, or not told, this time'),
    );
  };
  tend();
  const timer = setInterval(tend, TEND_EVERY_MS);
  timer.unref();
  return async () => {
    stopping = true;
    clearInterval(timer);
    await round;
  };
}
