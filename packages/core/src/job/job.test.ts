import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  drafts,
  enqueue,
  eq,
  knownBrowsers,
  limitUses,
  listings,
  loginCodes,
  members,
  sessions,
  tenants,
} from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { spend } from '../access/index.ts';
import { requestCode } from '../account/index.ts';
import { rememberBrowser } from '../account/known-browser.ts';
import { keepDraft } from '../draft/index.ts';
import { deleteListing, getListing, reopenListing } from '../listing/index.ts';
import { purgeListing } from '../listing/purge-listing.ts';
import { capturedMail, listCaptured, type MailPort } from '../mail/index.ts';
import { sendMailJob } from '../mail/send-mail.ts';
import { newToken } from '../session/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { plantDecision } from '../testing/plant-decision.ts';
import { replyToThread, startThread } from '../thread/index.ts';
import { startJobs } from '../worker/index.ts';
import { jobs, sweeps } from '../worker/jobs.ts';
import { runJob } from '../worker/run-job.ts';
import { sweep } from './sweep.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let dataDir: string;
beforeAll(async () => {
  platform = await testPlatform();
  dataDir = await mkdtemp(join(tmpdir(), 'entraide-jobs-'));
});
afterAll(async () => {
  await platform.close();
  await rm(dataDir, { recursive: true });
});

const clock = () => new Date();
const worker = () => platform.database.db('worker');
const start = (mail: MailPort) => startJobs({ ...platform.worker, url: platform.database.urls.worker, mail });
const sendMail = (send: MailPort['send'], job: unknown) =>
  runJob({ ...platform.worker, mail: { send } }, sendMailJob, job, {
    key: 'key',
    attempt: 1,
    askedAt: clock(),
  });
const suspend = ({ tenant: { id } }: TestSpace) =>
  platform.database
    .db('platform')
    .inTenant(id, (tx) => tx.update(tenants).set({ status: 'suspended' }).where(eq(tenants.id, id)));
const app = <T>(space: TestSpace, work: Parameters<typeof platform.app.inTenant<T>>[1]) =>
  platform.app.inTenant(space.tenant.id, work);

describe('mails', () => {
  it('leave after the request that asked for them, each in its reader’s language and its space’s name', async () => {
    const space = await platform.openSpace();
    const author = await space.member({ email: 'author@example.org', displayName: 'Nadia' });
    const helper = await space.member({ email: 'helper@example.org', displayName: 'Bruno' });
    const listingId = await plantListing(platform.app, space.tenant.id, author);
    await requestCode(space.ctx({ locale: 'ar' }), { email: 'new@example.org', browserToken: newToken() });
    await startThread(space.ctx({ actor: helper }), { listingId, body: 'Je passe samedi.' });
    const running = await start(capturedMail(dataDir));
    await vi.waitFor(async () => expect(await listCaptured(dataDir)).toHaveLength(2), 15_000);
    await running.stop();
    const mails = Object.fromEntries((await listCaptured(dataDir)).map((mail) => [mail.to, mail]));
    expect(mails['new@example.org']).toMatchObject({
      tenant: space.tenant.slug,
      from: '"جيران" <mail@platform.example>',
      subject: expect.stringMatching(/^\d{6} /),
    });
    const told = mails['author@example.org'];
    expect(told?.text).toContain('> Je passe samedi.');
    expect(told?.text).toMatch(new RegExp(`${space.tenant.origin}/threads/[0-9a-f-]{36}`));
    expect(told?.text).not.toContain('@');
    expect(told?.html).toContain('lang="fr"');
    expect(await space.mails()).toEqual([]);
  });

  it('carry the canonical address, whatever host the request came by', async () => {
    const space = await platform.openSpace();
    await space.member({ role: 'admin', email: 'admin@example.org' });
    await requestCode(space.ctx(), { email: 'x@example.org', browserToken: newToken() });
    expect((await space.mails()).map(({ origin }) => origin)).toEqual([space.tenant.origin]);
  });

  it('are not sent for a space, or a message, that is gone', async () => {
    const space = await platform.openSpace();
    const send = vi.fn(async () => {});
    const mail = { to: 'ana@example.org', locale: 'fr', origin: space.tenant.origin };
    await sendMail(send, { ...mail, tenantId: newId(), mail: { kind: 'welcome' } });
    const gone = { kind: 'message', messageId: newId() };
    await sendMail(send, { ...mail, tenantId: space.tenant.id, mail: gone });
    // Invited, then suspended before the mail left.
    const { email } = await space.member({ status: 'suspended' });
    const invitation = { kind: 'invitation', role: 'member' };
    await sendMail(send, { ...mail, to: email, tenantId: space.tenant.id, mail: invitation });
    expect(send).not.toHaveBeenCalled();
    await sendMail(send, { ...mail, tenantId: space.tenant.id, mail: { kind: 'welcome' } });
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('of one space never tell another’s message', async () => {
    const [space, other] = [await platform.openSpace(), await platform.openSpace()];
    const [author, helper] = [await space.member({ email: 'a@example.org' }), await space.member()];
    const listingId = await plantListing(platform.app, space.tenant.id, author);
    await startThread(space.ctx({ actor: helper }), { listingId, body: 'Bonjour' });
    const [job] = await space.mails();
    const send = vi.fn(async () => {});
    await sendMail(send, { ...job, tenantId: other.tenant.id });
    expect(send).not.toHaveBeenCalled();
    await sendMail(send, { ...job, to: 'somebody-else@example.org' });
    expect(send).not.toHaveBeenCalled();
  });

  it('tell nothing of a sender who is suspended, nor of a listing that its reader may not see', async () => {
    const space = await platform.openSpace();
    const [author, helper] = [await space.member({ email: 'a@example.org' }), await space.member()];
    const listingId = await plantListing(platform.app, space.tenant.id, author);
    const { id } = await startThread(space.ctx({ actor: helper }), { listingId, body: 'Bonjour' });
    await replyToThread(space.ctx({ actor: author }), id, { body: 'Merci' });
    const [toAuthor, toHelper] = await space.mails();
    const send = vi.fn(async () => {});
    const deliver = async (job: typeof toAuthor) => {
      send.mockClear();
      await sendMail(send, { ...job, tenantId: space.tenant.id });
      return send.mock.calls.length;
    };
    const set = (status: 'active' | 'suspended', { memberId }: typeof author) =>
      app(space, async (tx) => {
        if (status === 'suspended') await plantDecision(tx, memberId);
        await tx.update(members).set({ status }).where(eq(members.id, memberId));
      });
    expect([await deliver(toAuthor), await deliver(toHelper)]).toEqual([1, 1]);
    await set('suspended', helper);
    expect(await deliver(toAuthor)).toBe(0);
    await set('active', helper);
    await set('suspended', author);
    expect([await deliver(toAuthor), await deliver(toHelper)]).toEqual([1, 0]);
    await set('active', author);
    await deleteListing(space.ctx({ actor: author }), listingId);
    expect(await deliver(toHelper)).toBe(0);
  });

  it('do not leave a suspended space, but for the one that tells somebody who left that nothing is kept', async () => {
    const space = await platform.openSpace();
    await suspend(space);
    const sent: string[] = [];
    const mails = [
      { kind: 'welcome' },
      { kind: 'code', code: '123456', minutes: 10 },
      { kind: 'refused', reason: 'non' },
      { kind: 'account-deleted' },
    ];
    for (const mail of mails)
      await sendMail(async ({ subject }) => void sent.push(subject), {
        ...{ to: 'ana@example.org', locale: 'en', origin: space.tenant.origin },
        ...{ tenantId: space.tenant.id, mail },
      });
    expect(sent).toEqual([expect.stringMatching(/deleted/)]);
  });

  it('asked for by what may run twice have the same key each time', async () => {
    const space = await platform.openSpace();
    const keys: string[] = [];
    const mail = {
      to: 'ana@example.org',
      locale: 'en',
      origin: space.tenant.origin,
      mail: { kind: 'welcome' },
    };
    for (const once of ['one', 'one', 'two', undefined])
      await sendMail(async (_, key) => void keys.push(key), { ...mail, tenantId: space.tenant.id, once });
    expect(keys).toEqual(['mail-one', 'mail-one', 'mail-two', 'mail-key']);
  });

  it('that were refused come again with the same key', async () => {
    const space = await platform.openSpace();
    await requestCode(space.ctx(), { email: 'again@example.org', browserToken: newToken() });
    const keys: string[] = [];
    const running = await start({
      async send({ to }, key) {
        if (to !== 'again@example.org') return;
        keys.push(key);
        if (keys.length === 1) throw new Error('not now');
      },
    });
    await vi.waitFor(() => expect(keys).toHaveLength(2), 20_000);
    await running.stop();
    expect(keys[0]).toMatch(/^mail-\d+-/);
    expect(keys[1]).toBe(keys[0]);
  });
});

describe('purge_listing', () => {
  it('removes what is still deleted, and only that', async () => {
    const space = await platform.openSpace();
    const author = await space.member();
    const [deleted, restored] = [
      await plantListing(platform.app, space.tenant.id, author, { status: 'deleted' }),
      await plantListing(platform.app, space.tenant.id, author),
    ];
    for (const id of [deleted, restored, deleted])
      await app(space, (tx) => purgeListing({ clock: () => new Date() }, tx, id));
    const left = await app(space, (tx) => tx.select({ id: listings.id }).from(listings));
    expect(left).toEqual([{ id: restored }]);
  });

  it('goes on in a suspended space, as the nightly sweep does', async () => {
    const space = await platform.openSpace();
    const author = await space.member();
    await plantListing(platform.app, space.tenant.id, author, { status: 'deleted' });
    await plantListing(platform.app, space.tenant.id, author, { expiresAt: new Date(0) });
    const [deleted, over] = await app(space, (tx) =>
      tx.select({ id: listings.id }).from(listings).orderBy(listings.id),
    );
    await suspend(space);
    const info = { key: 'key', attempt: 1, askedAt: clock() };
    const given = { tenantId: space.tenant.id, listingId: deleted?.id };
    for (const name of ['purge_listing', 'cleanup']) {
      const job = jobs.find((one) => one.name === name);
      if (job) await runJob(platform.worker, job, given, info);
    }
    const left = await app(space, (tx) =>
      tx.select({ id: listings.id, status: listings.status }).from(listings),
    );
    expect(left).toEqual([{ id: over?.id, status: 'expired' }]);
  });

  it('runs as the worker, and does nothing for a space that is gone', async () => {
    const space = await platform.openSpace();
    const author = await space.member();
    const id = await plantListing(platform.app, space.tenant.id, author, { status: 'deleted' });
    const gone = newId();
    await platform.app.inTenant(gone, (tx) => enqueue(tx, 'purge_listing', { listingId: id }));
    await app(space, (tx) => enqueue(tx, 'purge_listing', { listingId: id }));
    const running = await start({ send: async () => {} });
    await vi.waitFor(async () => {
      expect(await app(space, (tx) => tx.select().from(listings).where(eq(listings.id, id)))).toEqual([]);
    }, 15_000);
    await running.stop();
  });
});

describe('the nightly sweep', () => {
  it('removes what has run out, and comes back as long as something is left', async () => {
    const space = await platform.openSpace();
    const member = await space.member();
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    for (const [hours, browserToken] of [
      [-30, newToken()],
      [-1, newToken()],
    ] as const) {
      const then = space.ctx({ clock: () => at(hours) });
      await requestCode(then, { email: 'ana@example.org', browserToken });
      await keepDraft(then, { browserToken, kind: 'message', payload: {} });
      await app(space, (tx) =>
        tx.insert(sessions).values({ id: browserToken, memberId: member.memberId, expiresAt: at(hours + 2) }),
      );
    }
    await app(space, (tx) => rememberBrowser({ clock: () => at(-30) }, tx, member.memberId, 'b'));
    await app(space, (tx) => spend(space.ctx(), tx, { listings: member.memberId }));
    const count = () =>
      app(space, async (tx) =>
        [
          await tx.select().from(loginCodes),
          await tx.select().from(drafts),
          await tx.select().from(sessions),
          await tx.select().from(knownBrowsers),
        ].map((rows) => rows.length),
      );
    await worker().inTenant(space.tenant.id, (tx) => sweep(sweeps, space.ctx({ clock }), tx));
    expect(await count()).toEqual([1, 1, 1, 1]);
    const counters = () => app(space, (tx) => tx.select({ name: limitUses.name }).from(limitUses));
    expect(await counters()).toEqual([{ name: 'listings' }]);
    await worker().inTenant(space.tenant.id, (tx) => sweep(sweeps, space.ctx({ clock: () => at(48) }), tx));
    expect(await count()).toEqual([0, 0, 0, 1]);
    expect(await counters()).toEqual([]);
    await worker().inTenant(space.tenant.id, (tx) =>
      sweep(sweeps, space.ctx({ clock: () => at(24 * 401) }), tx),
    );
    expect(await count()).toEqual([0, 0, 0, 0]);
  });

  it('takes what has run out off the board’s indexes, and its author can put it back', async () => {
    const space = await platform.openSpace();
    const author = await space.member();
    const day = 86_400_000;
    const plant = (expiresAt: Date) => plantListing(platform.app, space.tenant.id, author, { expiresAt });
    const [over, running] = [
      await plant(new Date(Date.now() - day)),
      await plant(new Date(Date.now() + day)),
    ];
    await worker().inTenant(space.tenant.id, (tx) =>
      sweep(sweeps, space.ctx({ clock: () => new Date() }), tx),
    );
    const rows = await app(space, (tx) =>
      tx.select({ id: listings.id, status: listings.status }).from(listings),
    );
    expect(new Map(rows.map(({ id, status }) => [id, status]))).toEqual(
      new Map([
        [over, 'expired'],
        [running, 'published'],
      ]),
    );
    const ctx = space.ctx({ actor: author });
    expect(await getListing(ctx, over)).toMatchObject({ status: 'published', expired: true });
    expect(await reopenListing(ctx, over)).toMatchObject({ status: 'published', expired: false });
  });

  it('is asked for once a night, however often', async () => {
    const space = await platform.openSpace();
    for (let i = 0; i < 3; i++)
      await requestCode(space.ctx(), { email: `m${i}@example.org`, browserToken: newToken() });
    const rows = await platform.database.db('worker').outsideTenant((tx) =>
      tx.execute<{ hour: number; key: string }>(
        `select extract(hour from run_at at time zone 'utc')::int as hour, key from graphile_worker._private_jobs
         where payload ->> 'tenantId' = '${space.tenant.id}' and key like '%cleanup'`,
      ),
    );
    expect([...rows]).toEqual([{ hour: 3, key: `${space.tenant.id}:cleanup` }]);
  });
});

it('a tenant is read by the worker in its own transaction only', async () => {
  const space = await platform.openSpace();
  expect(await worker().outsideTenant((tx) => tx.select().from(tenants))).toEqual([]);
  expect(await worker().inTenant(space.tenant.id, (tx) => tx.select().from(tenants))).toHaveLength(1);
});
