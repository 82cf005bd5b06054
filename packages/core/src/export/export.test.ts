import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq, files, inArray, memberExports, messages, photos } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTenant, type MemberActor } from '../ctx/index.ts';
import { NotFound, SignInNeeded, TooMany } from '../error/index.ts';
import { removeFilesJob, sweepFiles } from '../file/remove-files.ts';
import { sweep } from '../job/sweep.ts';
import { sweepRows } from '../job/sweep-rows.ts';
import { deleteMe } from '../member/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { runJobsNow } from '../testing/run-listeners.ts';
import { unzip } from '../testing/unzip.ts';
import { replyToThread, startThread } from '../thread/index.ts';
import { askForExport, listExports, openExport } from './index.ts';
import { makeExportJob } from './make-export-job.ts';

const DAY_MS = 86_400_000;
let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let nadia: MemberActor;
let bruno: MemberActor;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  nadia = await space.member({ email: 'nadia@example.org', displayName: 'Nadia Haddad' });
  bruno = await space.member({ email: 'bruno@example.org', displayName: 'Bruno Rossi' });
});

const as = (actor: MemberActor | null, more = {}) => space.ctx({ actor, ...more });
const make = (worker = platform.worker) => runJobsNow(worker, space.tenant.id, [makeExportJob]);
const later = (days: number) => ({ clock: () => new Date(Date.now() + days * DAY_MS) });
const bytesOf = async (actor: MemberActor, id: string) => {
  const { bytes } = await openExport(as(actor), id);
  return Buffer.concat(await bytes.toArray());
};
const rows = () => inTenant(as(null), async (tx) => tx.select().from(memberExports));
const mailsTo = async ({ email }: MemberActor) =>
  (await space.mails()).filter(({ to }) => to === email).map(({ mail }) => mail.kind);

async function photoOf(listingId: string, author: MemberActor, text = `photo ${newId()}`): Promise<string> {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const { incoming } = platform.fileStore;
  await mkdir(incoming, { recursive: true });
  await writeFile(join(incoming, sha256), text);
  await platform.fileStore.put(
    { tenantId: space.tenant.id, sha256 },
    { path: join(incoming, sha256), size: text.length },
  );
  await inTenant(as(null), async (tx) => {
    const file = { sha256, size: text.length, mediaType: 'image/webp', purpose: 'photo' };
    await tx.insert(files).values({ ...file, state: 'stored', keptUntil: new Date() });
    await tx.insert(photos).values({
      ...{ id: newId(), listingId, authorId: author.memberId, position: 1, alt: 'Une <échelle>' },
      ...{ width: 4, height: 3, thumbhash: 'AAAA', createdAt: new Date() },
      ...{ smallSha256: sha256, mediumSha256: sha256, largeSha256: sha256, jpegSha256: sha256 },
    });
  });
  return sha256;
}

describe('an export', () => {
  it('holds a page to read, the data and the photos, and a mail tells that it is there', async () => {
    const listingId = await plantListing(platform.app, space.tenant.id, nadia, {
      title: 'Courses & <script>alert(1)</script>',
    });
    const sha256 = await photoOf(listingId, nadia, 'a photo of a ladder');
    const { id: thread } = await startThread(as(bruno), { listingId, body: 'Je peux <b>venir</b> samedi.' });
    await replyToThread(as(nadia), thread, { body: 'Merci !' });
    const { id, begun } = await askForExport(as(nadia));
    expect(begun).toBe(true);
    expect(await listExports(as(nadia))).toMatchObject([{ id, state: 'waiting', done: 0 }]);
    await expect(openExport(as(nadia), id)).rejects.toBeInstanceOf(NotFound);
    await make();
    const [ready] = await listExports(as(nadia));
    expect(ready).toMatchObject({ state: 'ready', done: ready?.steps });
    expect(ready?.steps).toBeGreaterThan(10);
    expect(await mailsTo(nadia)).toContain('export-ready');

    const found = unzip(await bytesOf(nadia, id));
    const photo = `photos/${sha256.slice(0, 24)}.webp`;
    expect([...found.keys()]).toEqual(['index.html', 'data.json', photo]);
    expect(found.get(photo)?.toString()).toBe('a photo of a ladder');
    const data = JSON.parse(found.get('data.json')?.toString() ?? '');
    expect(data).toMatchObject({
      ...{ space: space.tenant.host, member: [{ email: nadia.email, displayName: 'Nadia Haddad' }] },
      listings: [{ id: listingId, title: 'Courses & <script>alert(1)</script>' }],
      ...{ photos: [{ alt: 'Une <échelle>', file: photo }], messages: [{ body: 'Merci !' }] },
      conversations: [{ with: 'Bruno', messages: [{ mine: false }, { mine: true, body: 'Merci !' }] }],
    });
    const page = found.get('index.html')?.toString() ?? '';
    expect(page).toContain('<html lang="fr" dir="ltr">');
    expect(page).toContain('Je peux &lt;b&gt;venir&lt;/b&gt; samedi.');
    expect(page).toContain(`<img src="${photo}" alt="Une &lt;échelle&gt;"`);
    // Nothing runs, and nothing is fetched.
    expect(page).not.toMatch(/<script|<link|<iframe|url\(|@import|https?:/i);
    // The other person is there by their first name alone.
    for (const text of [page, JSON.stringify(data)]) {
      expect(text).not.toContain(bruno.email);
      expect(text).not.toContain('Rossi');
    }
  });

  it('speaks the member’s language', async () => {
    const { members } = await import('@entraide/db');
    await inTenant(as(null), (tx) =>
      tx.update(members).set({ locale: 'ar' }).where(eq(members.id, nadia.memberId)),
    );
    const { id } = await askForExport(as(nadia));
    await make();
    const page =
      unzip(await bytesOf(nadia, id))
        .get('index.html')
        ?.toString() ?? '';
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain('بياناتي في جيران');
    expect(page, 'every section and field has a word').not.toMatch(
      />(sections|fields|values)\.|<dt>[a-zA-Z]+</,
    );
  });

  it('holds every row, however many there are', async () => {
    const listingId = await plantListing(platform.app, space.tenant.id, nadia);
    const { id: threadId } = await startThread(as(bruno), { listingId, body: '0' });
    const start = Date.now();
    const more = Array.from({ length: 1201 }, (_, n) => ({
      ...{ id: newId(new Date(start + n)), threadId, senderId: nadia.memberId, body: `message ${n}` },
    }));
    await inTenant(as(null), (tx) => tx.insert(messages).values(more));
    const { id } = await askForExport(as(nadia));
    await make();
    const data = JSON.parse(
      unzip(await bytesOf(nadia, id))
        .get('data.json')
        ?.toString() ?? '',
    );
    const bodies = (some: { body: string }[]) => some.map(({ body }) => body);
    expect(bodies(data.messages)).toEqual(more.map(({ body }) => body));
    expect(bodies(data.conversations[0].messages)).toEqual(['0', ...more.map(({ body }) => body)]);
  });

  it('is one at a time, three a day, and its member’s alone', async () => {
    const { id } = await askForExport(as(nadia));
    expect(await askForExport(as(nadia))).toMatchObject({ id, begun: false });
    const asked = await Promise.all(Array.from({ length: 8 }, () => askForExport(as(bruno))));
    expect(asked.filter(({ begun }) => begun)).toHaveLength(1);
    await make();
    expect(await rows()).toHaveLength(2);
    for (let more = 0; more < 2; more++) {
      await askForExport(as(nadia));
      await make();
    }
    await expect(askForExport(as(nadia))).rejects.toBeInstanceOf(TooMany);
    const elsewhere = await platform.openSpace();
    for (const ctx of [as(bruno), elsewhere.ctx({ actor: nadia })])
      await expect(openExport(ctx, id)).rejects.toBeInstanceOf(NotFound);
    await expect(openExport(as(nadia), 'x')).rejects.toBeInstanceOf(NotFound);
    expect((await listExports(as(bruno))).map((one) => one.id)).not.toContain(id);
    for (const verb of [askForExport, listExports])
      await expect(verb(as(null))).rejects.toBeInstanceOf(SignInNeeded);
    await expect(openExport(as(null), id)).rejects.toBeInstanceOf(SignInNeeded);
  });

  it('is made again from the beginning when the job was killed half-way, and told once', async () => {
    const listingId = await plantListing(platform.app, space.tenant.id, nadia);
    await photoOf(listingId, nadia);
    const { id } = await askForExport(as(nadia));
    const { fileStore } = platform.worker;
    const dying = {
      ...platform.worker,
      fileStore: { ...fileStore, get: async () => Promise.reject(new Error('gone')) },
    };
    await expect(make(dying)).rejects.toThrow();
    expect(await listExports(as(nadia))).toMatchObject([{ id, state: 'making' }]);
    await make();
    await make();
    expect(await listExports(as(nadia))).toMatchObject([{ id, state: 'ready' }]);
    expect((await mailsTo(nadia)).filter((kind) => kind === 'export-ready')).toHaveLength(1);
    expect(unzip(await bytesOf(nadia, id)).size).toBe(3);
  });

  it('ends after seven days: first it opens no more, then row and file are gone', async () => {
    const { id } = await askForExport(as(nadia));
    await make();
    const [row] = await rows();
    expect(await openExport(as(nadia, later(6.9)), id).then(({ bytes }) => bytes.destroy())).toBeDefined();
    await expect(openExport(as(nadia, later(7.1)), id)).rejects.toBeInstanceOf(NotFound);
    expect(await listExports(as(nadia, later(7.1)))).toEqual([]);
    const worker = { ...platform.worker, ...later(7.2) };
    const night = { ...as(null, later(7.2)), db: worker.db };
    await inTenant(night, (tx) => sweep([sweepRows, sweepFiles], night, tx));
    await runJobsNow(worker, space.tenant.id, [removeFilesJob]);
    expect(await rows()).toEqual([]);
    const kept = { tenantId: space.tenant.id, sha256: row?.fileSha256 ?? '' };
    expect(await platform.fileStore.get(kept)).toBeNull();
    const left = await inTenant(as(null), async (tx) =>
      tx
        .select()
        .from(files)
        .where(inArray(files.purpose, ['export'])),
    );
    expect(left).toEqual([]);
  });

  it('of somebody who left meanwhile is not made, and what was made goes with them', async () => {
    await askForExport(as(nadia));
    await make();
    await askForExport(as(nadia));
    await deleteMe(as(nadia));
    await make();
    expect(await rows()).toEqual([]);
    await runJobsNow({ ...platform.worker, ...later(0.2) }, space.tenant.id, [removeFilesJob]);
    const left = await inTenant(as(null), async (tx) => tx.select().from(files));
    expect(left).toEqual([]);
    expect(await mailsTo(nadia)).toEqual(['account-deleted']);
  });
});
