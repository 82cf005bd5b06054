import { Readable } from 'node:stream';
import { type Database, eq, memberExports, openDatabase, paymentAccounts } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askEmailChange, confirmCode, requestCode } from '../account/index.ts';
import { createAlert } from '../alert/index.ts';
import { leaveAsk } from '../ask/index.ts';
import { blockPerson } from '../block/index.ts';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';
import { appeal, decideCase, listCases, reportThing } from '../desk/index.ts';
import type { Dns } from '../dns/index.ts';
import { checkDomain, claimDomain } from '../domain/index.ts';
import { keepDraft } from '../draft/index.ts';
import { give, payDues } from '../dues/index.ts';
import { Invalid, TooMany, Unavailable } from '../error/index.ts';
import { askForExport } from '../export/index.ts';
import { createListing } from '../listing/index.ts';
import { resumeMails } from '../mail-in/index.ts';
import { tellNotTaken } from '../mail-in/take-answer.ts';
import { applyImport, beginImport, compareImport } from '../member-list/index.ts';
import { addPhoto } from '../photo/index.ts';
import { askAnybodyForPasskey, askForPasskey, proveWithCode } from '../second-factor/index.ts';
import { hashOf, newToken } from '../session/index.ts';
import type { StripeGate } from '../stripe/index.ts';
import { inviteMember } from '../tenant/index.ts';
import { exhaust, signedIn, type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID, plantListing } from '../testing/listing.ts';
import { replyToThread, share, startThread } from '../thread/index.ts';
import { figuresOf, type LimitName, limitNames, networkOf } from './index.ts';

const AT_ONCE = 80;
const now = new Date();
const clock = () => now;
const ip = '203.0.113.7';
const email = 'ana@example.org';
const ipOf = (i: number) => `10.${i}.0.1`;
const emailOf = (i: number) => `m${i}@example.org`;

let platform: Awaited<ReturnType<typeof testPlatform>>;
/** As many processes would have them: each with sessions of its own. */
let pools: Database[];
beforeAll(async () => {
  platform = await testPlatform();
  pools = Array.from({ length: 4 }, () => openDatabase({ url: platform.database.urls.app, size: 5 }));
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  await platform.close();
});

const noAnswer = async () => ({ kind: 'no-answer' }) as const;
const silentDns: Dns = {
  ...{ rootDomain: 'platform.test', addresses: noAnswer, texts: noAnswer, alias: noAnswer, here: noAnswer },
};

/** The key that all calls share, and the verb that uses the limit; `caller` has the connection and the clock. */
interface Race {
  key: string;
  call(caller: Partial<Ctx>, i: number): Promise<unknown>;
}

/** A code that is asked for when it is crowded is no error: it is refused all the same. */
async function ask(ctx: Ctx, given: { email: string; browserToken?: string }) {
  const { crowded } = await requestCode(ctx, { browserToken: newToken(), ...given });
  if (crowded) throw new TooMany(crowded.retryAfterSeconds);
}

/** The space takes dues and gifts, and a Stripe that makes a page of everything. */
async function openToPay(space: TestSpace) {
  await platform.app.inTenant(space.tenant.id, (tx) =>
    tx.insert(paymentAccounts).values({
      ...{ accountId: `acct_${space.tenant.id.replaceAll('-', '')}`, live: false, state: 'ready' },
      ...{ country: 'FR', begunAt: now, changedAt: now },
    }),
  );
  const open = { open: true, otherAmount: true };
  const { config } = space.tenant;
  const tenant = {
    ...space.tenant,
    config: {
      ...config,
      dues: {
        ...config.dues,
        membership: { ...config.dues.membership, ...open },
        gifts: { ...config.dues.gifts, ...open },
      },
    },
  };
  const create = async (_: unknown, { idempotencyKey }: { idempotencyKey: string }) => ({
    ...{ id: idempotencyKey, url: 'https://stripe.example/pay' },
  });
  const retrieve = async () => ({ status: 'open', url: 'https://stripe.example/pay' });
  const client = { checkout: { sessions: { create, retrieve } } } as unknown as StripeGate['client']; // nothing else is asked
  const stripe: StripeGate = { client, live: false, feeBasisPoints: 0, pages: [] };
  return { ctx: (caller: Partial<Ctx>) => space.ctx({ ...caller, tenant, stripe }) };
}

/** A visitor reports a listing. */
async function reporting(space: TestSpace, from: (i: number) => Partial<Ctx>, address = '') {
  const id = await plantListing(platform.app, space.tenant.id, await space.member());
  return (caller: Partial<Ctx>, i: number) =>
    reportThing(space.ctx({ ...caller, ...from(i) }), {
      what: 'listing',
      id,
      reason: 'other',
      email: address,
    });
}

/** The real verb of each limit. A new limit has no race here and does not compile. */
const races: Record<LimitName, (space: TestSpace) => Promise<Race>> = {
  async 'codes-known-browser'(space) {
    const browserToken = newToken();
    const code = await space.codeFor(email, browserToken);
    await confirmCode(space.ctx(), { email, code, browserToken });
    return {
      key: `${email} ${hashOf(browserToken)}`,
      call: (caller) => ask(space.ctx(caller), { email, browserToken }),
    };
  },
  'codes-address-network': async (space) => ({
    key: `${email} ${networkOf(ip)}`,
    call: (caller, i) => ask(space.ctx({ ...caller, ip: `203.0.113.${i}` }), { email }),
  }),
  async 'codes-browser'(space) {
    const browserToken = newToken();
    return {
      key: hashOf(browserToken),
      call: (caller, i) => ask(space.ctx({ ...caller, ip: ipOf(i) }), { email: emailOf(i), browserToken }),
    };
  },
  'codes-address': async (space) => ({
    key: email,
    call: (caller, i) => ask(space.ctx({ ...caller, ip: ipOf(i) }), { email }),
  }),
  'codes-network': async (space) => ({
    key: networkOf(ip),
    call: (caller, i) => ask(space.ctx({ ...caller, ip }), { email: emailOf(i) }),
  }),
  'codes-space': async (space) => ({
    key: '',
    call: (caller, i) => ask(space.ctx({ ...caller, ip: ipOf(i) }), { email: emailOf(i) }),
  }),
  async 'email-changes'(space) {
    const actor = await space.member();
    return {
      key: actor.memberId,
      call: (caller, i) =>
        askEmailChange(space.ctx({ ...caller, actor, ip: ipOf(i) }), {
          email: emailOf(i),
          browserToken: newToken(),
        }),
    };
  },
  async 'second-factor-codes'(space) {
    const actor = await (await signedIn(space, await space.member({ role: 'admin' }))).now();
    return {
      key: actor.memberId,
      // A wrong code that was compared has used the limit.
      call: (caller) =>
        proveWithCode(space.ctx({ ...caller, actor }), { code: '000000' }).catch((error) => {
          if (!(error instanceof Invalid)) throw error;
        }),
    };
  },
  async 'second-factor-passkeys'(space) {
    const actor = await (await signedIn(space, await space.member({ role: 'admin' }))).now();
    const site = { host: space.tenant.host, origin: space.tenant.origin };
    return {
      key: actor.memberId,
      call: (caller) => askForPasskey(space.ctx({ ...caller, actor }), site),
    };
  },
  'passkeys-network': async (space) => ({
    key: networkOf(ip),
    call: (caller) => {
      const site = { host: space.tenant.host, origin: space.tenant.origin };
      return askAnybodyForPasskey(space.ctx({ ...caller, ip }), site, newToken());
    },
  }),
  async listings(space) {
    const actor = await space.member();
    const listing = {
      ...{ kind: 'offer', category: 'shopping', title: 'Courses', description: 'Samedi.' },
      ...{ place: { id: PLACE_ID }, precision: 'city' },
    };
    return {
      key: actor.memberId,
      call: (caller) => createListing(space.ctx({ ...caller, actor }), listing),
    };
  },
  async photos(space) {
    const actor = await space.member();
    const id = await plantListing(platform.app, space.tenant.id, actor);
    const empty = (error: unknown) => {
      if (!(error instanceof Invalid)) throw error;
    };
    return {
      key: actor.memberId,
      // Counted before the file is looked at, whatever that is.
      call: (caller) => addPhoto(space.ctx({ ...caller, actor }), id, Readable.from([])).catch(empty),
    };
  },
  async reports(space) {
    const [author, actor] = [await space.member(), await space.member()];
    const id = await plantListing(platform.app, space.tenant.id, author);
    return {
      key: actor.memberId,
      call: (caller) =>
        reportThing(space.ctx({ ...caller, actor }), { what: 'listing', id, reason: 'other' }),
    };
  },
  'reports-address': async (space) => ({
    key: email,
    call: await reporting(space, (i) => ({ ip: ipOf(i) }), email),
  }),
  'reports-network': async (space) => ({
    key: networkOf(ip),
    call: await reporting(space, () => ({ ip })),
  }),
  'reports-space': async (space) => ({
    key: '',
    call: await reporting(space, (i) => ({ ip: ipOf(i) })),
  }),
  async blocks(space) {
    const [author, actor] = [await space.member(), await space.member()];
    const id = await plantListing(platform.app, space.tenant.id, author);
    return {
      key: actor.memberId,
      call: (caller) => blockPerson(space.ctx({ ...caller, actor }), { what: 'author', id, kind: 'mute' }),
    };
  },
  async asks(space) {
    const actor = await space.member();
    const given = { words: 'Des courses.', reach: 'account' };
    return { key: actor.memberId, call: (caller) => leaveAsk(space.ctx({ ...caller, actor }), given) };
  },
  async 'asks-network'(space) {
    const given = { words: 'Des courses.', reach: 'phone', contact: '01 23 45 67 89', name: 'Ana' };
    return { key: networkOf(ip), call: (caller) => leaveAsk(space.ctx({ ...caller, ip }), given) };
  },
  async 'asks-space'(space) {
    const given = { words: 'Des courses.', reach: 'email', contact: email, name: 'Ana' };
    return { key: '', call: (caller, i) => leaveAsk(space.ctx({ ...caller, ip: ipOf(i) }), given) };
  },
  async alerts(space) {
    const actor = await space.member();
    return {
      key: actor.memberId,
      // The same search again is none more.
      call: (caller) => createAlert(space.ctx({ ...caller, actor }), { q: 'vélo' }),
    };
  },
  async exports(space) {
    const actor = await space.member();
    const drop = (id: string) =>
      platform.app.inTenant(space.tenant.id, (tx) =>
        tx.delete(memberExports).where(eq(memberExports.id, id)),
      );
    // One at a time: who meets another's asks again, once that is gone.
    const ask = async (caller: Partial<Ctx>): Promise<void> => {
      const { id, begun } = await askForExport(space.ctx({ ...caller, actor }));
      return begun ? void (await drop(id)) : ask(caller);
    };
    return { key: actor.memberId, call: ask };
  },
  async checkouts(space) {
    const actor = await space.member();
    const paying = await openToPay(space);
    return {
      key: actor.memberId,
      call: (caller) => payDues(paying.ctx({ ...caller, actor }), { amount: '20', every: 'once' }),
    };
  },
  async 'checkouts-network'(space) {
    const paying = await openToPay(space);
    const gift = { amount: '20', every: 'once', name: 'Ana', email };
    return { key: networkOf(ip), call: (caller) => give(paying.ctx({ ...caller, ip }), gift) };
  },
  async appeals(space) {
    const [author, moderator] = [await space.member(), await space.member({ role: 'moderator' })];
    const ids: string[] = [];
    const reporter = space.ctx({ actor: await space.member(), clock });
    for (let i = 0; i < AT_ONCE; i++) {
      const id = await plantListing(platform.app, space.tenant.id, author);
      const later = { ...reporter, clock: () => new Date(now.getTime() + i * 3_600_000) };
      await reportThing(later, { what: 'listing', id, reason: 'other' });
    }
    const deciding = space.ctx({ actor: moderator, clock });
    while (ids.length < AT_ONCE)
      for (const { id } of (await listCases(deciding)).items)
        ids.push((await decideCase(deciding, id, { kind: 'warn', ground: 'other' })).decisionId);
    return {
      key: author.memberId,
      call: (caller, i) => appeal(space.ctx({ ...caller, actor: author }), ids[i] ?? '', { words: 'Non.' }),
    };
  },
  async threads(space) {
    const [author, actor] = [await space.member(), await space.member()];
    const ids: string[] = [];
    for (let i = 0; i < AT_ONCE; i++) ids.push(await plantListing(platform.app, space.tenant.id, author));
    return {
      key: actor.memberId,
      call: (caller, i) =>
        startThread(space.ctx({ ...caller, actor }), { listingId: ids[i], body: 'Bonjour' }),
    };
  },
  async messages(space) {
    const [author, actor] = [await space.member(), await space.member()];
    const listingId = await plantListing(platform.app, space.tenant.id, author);
    const { id } = await startThread(space.ctx({ actor, clock: longAgo }), { listingId, body: 'Bonjour' });
    return {
      key: actor.memberId,
      call: (caller) => replyToThread(space.ctx({ ...caller, actor }), id, { body: 'Encore moi' }),
    };
  },
  async 'answers-not-taken'(space) {
    const actor = await space.member();
    const threadId = newId();
    return {
      key: `${actor.memberId} ${threadId}`,
      call: (caller) => {
        const ctx = space.ctx({ ...caller, actor });
        return inTenant(ctx, (tx) => tellNotTaken(ctx, tx, threadId, 'empty'));
      },
    };
  },
  async 'mails-resumed'(space) {
    const actor = await space.member();
    return { key: actor.memberId, call: (caller) => resumeMails(space.ctx({ ...caller, actor })) };
  },
  async shares(space) {
    const [author, actor] = [await space.member(), await space.member()];
    const listingId = await plantListing(platform.app, space.tenant.id, author);
    const { id } = await startThread(space.ctx({ actor, clock: longAgo }), { listingId, body: 'Bonjour' });
    return {
      key: actor.memberId,
      call: (caller, i) =>
        share(space.ctx({ ...caller, actor }), id, { kind: i % 2 ? 'phone' : 'place', words: `No ${i}` }),
    };
  },
  async 'invitations-address'(space) {
    const actor = await space.member({ role: 'admin' });
    return { key: email, call: (caller) => inviteMember(space.ctx({ ...caller, actor }), { email }) };
  },
  async 'invitations-admin'(space) {
    const actor = await space.member({ role: 'admin' });
    return {
      key: actor.memberId,
      call: (caller, i) => inviteMember(space.ctx({ ...caller, actor }), { email: emailOf(i) }),
    };
  },
  async 'invitations-space'(space) {
    const admins = [await space.member({ role: 'admin' }), await space.member({ role: 'admin' })];
    return {
      key: '',
      call: (caller, i) =>
        inviteMember(space.ctx({ ...caller, actor: admins[i % 2] ?? null }), { email: emailOf(i) }),
    };
  },
  async 'list-mailings'(space) {
    const list = 'E-mail\nzoe@example.org\nbo@example.org\n';
    const bring = async (ctx: Ctx) => {
      const { id, key, guess } = await beginImport(ctx, list);
      const choice = { id, key, ...guess };
      const { seen } = await compareImport(ctx, choice);
      return { ...choice, months: 12, leaveOut: false, seen };
    };
    const admins: MemberActor[] = [];
    for (let i = 0; i < AT_ONCE; i++) admins.push(await space.member({ role: 'admin' }));
    const ctx = space.ctx({ actor: admins[0] ?? null, clock });
    await applyImport(ctx, await bring(ctx));
    const begun: object[] = [];
    for (const actor of admins) begun.push(await bring(space.ctx({ actor, clock })));
    return {
      key: '',
      call: (caller, i) =>
        applyImport(space.ctx({ ...caller, actor: admins[i] ?? null }), { ...begun[i], tell: true }),
    };
  },
  async 'domain-checks'(space) {
    const actor = await space.member({ role: 'admin' });
    const dns = silentDns;
    await claimDomain(space.ctx({ actor, dns }), { host: 'aide.example.org' });
    return {
      key: '',
      call: (caller) => checkDomain(space.ctx({ ...caller, actor, dns }), 'aide.example.org'),
    };
  },
  async 'drafts-writer'(space) {
    const browserToken = newToken();
    return {
      key: hashOf(browserToken),
      call: (caller, i) =>
        keepDraft(space.ctx({ ...caller, ip: ipOf(i) }), { browserToken, kind: 'message', payload: {} }),
    };
  },
  'drafts-network': async (space) => ({
    key: networkOf(ip),
    call: (caller) =>
      keepDraft(space.ctx({ ...caller, ip }), { browserToken: newToken(), kind: 'message', payload: {} }),
  }),
};

const longAgo = () => new Date(now.getTime() - 48 * 3_600_000);

async function outcomeOf(call: () => Promise<unknown>): Promise<string> {
  try {
    await call();
    return 'through';
  } catch (error) {
    // On a slow machine no session was free in time, or a lock was not: nothing was counted.
    if (error instanceof Unavailable) return outcomeOf(call);
    return error instanceof TooMany ? 'refused' : String(error);
  }
}

it.each(limitNames)('of 80 at once, exactly what %s leaves gets through', async (name) => {
  const space = await platform.openSpace();
  const { maximum } = figuresOf(space.tenant, name);
  const left = Math.min(maximum, 20);
  const { key, call } = await races[name](space);
  await exhaust(space.ctx({ clock }), name, key, left);
  const outcomes = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, i) => {
      const db = pools[i % pools.length] ?? platform.app;
      return outcomeOf(() => call({ db, clock }, i));
    }),
  );
  const tally: Record<string, number> = {};
  for (const outcome of outcomes) tally[outcome] = (tally[outcome] ?? 0) + 1;
  expect(tally).toEqual({ through: left, refused: AT_ONCE - left });
});
