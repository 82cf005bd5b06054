import { messages } from '@entraide/db';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { MemberActor } from '../ctx/index.ts';
import { solveListing } from '../listing/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { putOut } from '../testing/plant-decision.ts';
import { sendMails } from '../testing/run-listeners.ts';
import { chooseHelper, readThread, startThread, takeBackChoice } from '../thread/index.ts';
import { listThanks, readWhoWrote, sayWhoHelped } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let author: MemberActor;
let helper: MemberActor;
let listingId: string;
let threadId: string;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  author = await space.member({ displayName: 'Nadia Roux' });
  helper = await space.member({ displayName: 'Bruno Petit' });
  listingId = await plantListing(platform.app, space.tenant.id, author);
  ({ id: threadId } = await startThread(space.ctx({ actor: helper }), { listingId, body: 'Je passe.' }));
  await sendMails(platform.worker, space.tenant.id);
});

const asAuthor = () => space.ctx({ actor: author });
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'ok',
    (error) => error.code ?? error,
  );
const solve = () => solveListing(asAuthor(), listingId);
const say = (said: unknown, ctx = asAuthor()) => sayWhoHelped(ctx, listingId, said);
const sent = () => sendMails(platform.worker, space.tenant.id);

it('an author says which of those who wrote helped, with words that the helper reads; twice is once', async () => {
  await solve();
  expect((await readWhoWrote(asAuthor(), listingId)).writers).toEqual([
    { threadId, name: 'Bruno', chosen: false, thanked: false },
  ]);
  const said = { helped: 'member', threadId, words: 'Merci pour tout !' };
  await say(said);
  await say(said);
  await say({ helped: 'member', threadId });
  const [mail, ...others] = await sent();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ to: helper.email, subject: expect.stringContaining('Nadia vous dit merci') });
  expect(mail?.text).toContain('> Merci pour tout !');
  expect(await listThanks(space.ctx({ actor: helper }))).toEqual([
    expect.objectContaining({ name: 'Nadia', words: 'Merci pour tout !', threadId }),
  ]);
  expect((await readWhoWrote(asAuthor(), listingId)).writers).toMatchObject([{ thanked: true }]);
  expect(await listThanks(asAuthor())).toEqual([]);
});

it('without words, one mail tells the helper', async () => {
  await solve();
  await say({ helped: 'nobody' });
  for (let times = 0; times < 3; times++) await say({ helped: 'member', threadId });
  const mails = await sent();
  expect(mails.map(({ to }) => to)).toEqual([helper.email]);
  expect(mails[0]?.text).toContain('c’est grâce à vous');
  expect(mails[0]?.text).not.toContain('@');
  expect(await readWhoWrote(asAuthor(), listingId)).toMatchObject({ said: null });
  expect(await listThanks(space.ctx({ actor: helper }))).toMatchObject([{ words: '', threadId: null }]);
});

it('whoever hid their name tells it with their thanks, and whom they had chosen comes to mind', async () => {
  const hidden = await plantListing(platform.app, space.tenant.id, author, { hideName: true });
  const asHelper = space.ctx({ actor: helper });
  const { id } = await startThread(asHelper, { listingId: hidden, body: 'Moi.' });
  expect((await readThread(asHelper, id)).with).toBeNull();
  await chooseHelper(asAuthor(), id);
  await solveListing(asAuthor(), hidden);
  expect((await readWhoWrote(asAuthor(), hidden)).writers).toMatchObject([{ chosen: true, thanked: false }]);
  await takeBackChoice(asAuthor(), id);
  await sayWhoHelped(asAuthor(), hidden, { helped: 'member', threadId: id });
  expect((await readThread(asHelper, id)).with).toBe('Nadia');
});

it('somebody else helped, or nobody: the last word counts, and no mail leaves', async () => {
  await solve();
  for (const helped of ['nobody', 'other', 'other']) await say({ helped });
  expect(await readWhoWrote(asAuthor(), listingId)).toMatchObject({ said: 'other' });
  expect(await sent()).toEqual([]);
});

it('is said by its author alone, once it is solved, of somebody who wrote about that listing', async () => {
  expect(await code(say({ helped: 'other' }))).toBe('conflict');
  await solve();
  const stranger = space.ctx({ actor: await space.member() });
  for (const ctx of [stranger, space.ctx({ actor: helper })]) {
    expect(await code(say({ helped: 'member', threadId }, ctx))).toBe('not-allowed');
    expect(await code(readWhoWrote(ctx, listingId))).toBe('not-allowed');
  }
  expect(await code(say({ helped: 'other' }, space.ctx()))).toBe('sign-in-needed');
  const elsewhere = await plantListing(platform.app, space.tenant.id, author);
  const { id } = await startThread(space.ctx({ actor: helper }), { listingId: elsewhere, body: 'Et ici ?' });
  expect(await code(say({ helped: 'member', threadId: id }))).toBe('not-found');
  expect(await code(say({ helped: 'member', threadId, words: 'x'.repeat(1001) }))).toBe('invalid');
  const other = await platform.openSpace();
  const there = other.ctx({ actor: await other.member() });
  expect(await code(sayWhoHelped(there, listingId, { helped: 'other' }))).toBe('not-found');
});

it('the helper does not read words that moderators removed, nor of whom they hid', async () => {
  await solve();
  await say({ helped: 'member', threadId, words: 'Merci !' });
  const unseen = [author.memberId];
  expect(await listThanks(space.ctx({ actor: { ...helper, unseen } }))).toEqual([]);
  await platform.app.inTenant(space.tenant.id, (tx) => putOut(tx, author.memberId));
  expect(await listThanks(space.ctx({ actor: helper }))).toEqual([]);
  expect(await platform.app.inTenant(space.tenant.id, (tx) => tx.select().from(messages))).toHaveLength(2);
});
