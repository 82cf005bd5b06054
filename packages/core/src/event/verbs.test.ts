import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { confirmCode } from '../account/index.ts';
import type { MemberActor } from '../ctx/index.ts';
import { sweep } from '../job/sweep.ts';
import {
  changeListing,
  createListing,
  deleteListing,
  reopenListing,
  restoreListing,
  solveListing,
  updateListing,
} from '../listing/index.ts';
import { acceptMember, deleteMe, refuseMember, setRole } from '../member/index.ts';
import { newToken } from '../session/index.ts';
import { resumeTenant, suspendTenant } from '../tenant/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID, plantListing } from '../testing/listing.ts';
import { replyToThread, startThread } from '../thread/index.ts';
import { sweeps } from '../worker/jobs.ts';
import { type EventName, events } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
beforeAll(async () => {
  platform = await testPlatform();
  space = await platform.openSpace({ entry: { rule: 'approval' } });
});
afterAll(() => platform.close());
afterEach(() => vi.restoreAllMocks());

const as = (actor: MemberActor | null, clock = () => new Date()) => space.ctx({ actor, clock });
const names = Object.keys(events) as EventName[];
/** What a verb told, in order. */
async function toldBy(verb: () => Promise<unknown>): Promise<[EventName, unknown][]> {
  const told: [EventName, unknown][] = [];
  const spies = names.map((name) => {
    const { payload } = events[name];
    const parse = payload.parse.bind(payload);
    return vi.spyOn(payload, 'parse').mockImplementation((given: unknown) => {
      told.push([name, given]);
      return parse(given) as never; // each event's own schema
    });
  });
  await verb();
  for (const spy of spies) spy.mockRestore();
  return told;
}

const written = {
  kind: 'offer',
  category: 'other',
  title: 'Un canapé',
  description: 'À venir chercher.',
  place: { id: PLACE_ID },
};
const inAYear = () => new Date(Date.now() + 360 * 86_400_000);

it('a listing’s life is told, step by step, and nothing that nobody sees', async () => {
  const author = await space.member();
  const { id } = await createListing(as(author), written);
  const tells = async (verb: () => Promise<unknown>, ...told: EventName[]) =>
    expect(await toldBy(verb)).toEqual(told.map((name) => [name, { listingId: id }]));
  await tells(() => updateListing(as(author), id, { title: 'Deux canapés' }), 'listing.changed');
  await tells(() => updateListing(as(author), id, {}));
  await tells(() => changeListing(as(author), id, { status: 'solved' }), 'listing.ended');
  await tells(() => solveListing(as(author), id));
  await tells(() => updateListing(as(author), id, { title: 'Trois canapés' }));
  await tells(() => reopenListing(as(author), id), 'listing.published');
  await tells(() => deleteListing(as(author), id), 'listing.removed');
  await tells(() => restoreListing(as(author), id), 'listing.published');
  const late = space.ctx({ clock: inAYear });
  const night = () =>
    platform.worker.db.inTenant(space.tenant.id, (tx) =>
      sweep(sweeps, { ...late, db: platform.worker.db }, tx),
    );
  await tells(night, 'listing.ended');
  await tells(night);
  const until = new Date(inAYear().getTime() + 5 * 86_400_000).toISOString().slice(0, 10);
  await tells(() => updateListing(as(author, inAYear), id, { until }), 'listing.published');
  const told = await toldBy(() => createListing(as(author), written));
  expect(told).toEqual([['listing.published', { listingId: expect.any(String) }]]);
});

it('what somebody writes who waits is told when they are accepted, and not when they are refused', async () => {
  const moderator = await space.member({ role: 'admin' });
  const theirs = await plantListing(platform.app, space.tenant.id, await space.member());
  const write = async (actor: MemberActor) => {
    const { id } = await createListing(as(actor), written);
    await updateListing(as(actor), id, { title: 'Un autre' });
    const thread = await startThread(as(actor), { listingId: theirs, body: 'Bonjour' });
    await replyToThread(as(actor), thread.id, { body: 'Encore moi' });
    return { listingId: id, threadId: thread.id };
  };
  const [liked, unwanted] = [
    await space.member({ status: 'pending' }),
    await space.member({ status: 'pending' }),
  ];
  let ofLiked = { listingId: '', threadId: '' };
  const quietly = async () => {
    ofLiked = await write(liked);
  };
  expect(await toldBy(quietly)).toEqual([]);
  expect(await toldBy(() => write(unwanted))).toEqual([]);
  expect(await toldBy(() => acceptMember(as(moderator), liked.memberId))).toEqual([
    ['member.accepted', { memberId: liked.memberId }],
    ['listing.published', { listingId: ofLiked.listingId }],
    ['thread.opened', { threadId: ofLiked.threadId }],
    ['message.sent', { messageId: expect.any(String) }],
    ['message.sent', { messageId: expect.any(String) }],
  ]);
  expect(await toldBy(() => refuseMember(as(moderator), unwanted.memberId, { reason: 'Non.' }))).toEqual([
    ['member.refused', { memberId: unwanted.memberId }],
  ]);
  const accepted = { ...liked, status: 'active' as const };
  expect(await toldBy(() => replyToThread(as(accepted), ofLiked.threadId, { body: 'Merci' }))).toEqual([
    ['message.sent', { messageId: expect.any(String) }],
  ]);
  expect(await toldBy(() => deleteMe(as(accepted)))).toEqual([
    ['listing.removed', { listingId: ofLiked.listingId }],
    ['member.left', { memberId: liked.memberId }],
  ]);
});

it('who comes, and who gets another role', async () => {
  const [admin, member] = [await space.member({ role: 'admin' }), await space.member()];
  const open = await platform.openSpace();
  const enter = async (into: TestSpace, email: string) => {
    const browserToken = newToken();
    const code = await into.codeFor(email, browserToken);
    return toldBy(() => confirmCode(into.ctx(), { email, code, browserToken }));
  };
  const memberId = expect.any(String);
  expect(await enter(space, 'new@example.org')).toEqual([['member.waiting', { memberId }]]);
  expect(await enter(space, 'new@example.org')).toEqual([]);
  expect(await enter(open, 'new@example.org')).toEqual([['member.joined', { memberId }]]);
  const role = { role: 'moderator' };
  expect(await toldBy(() => setRole(as(admin), member.memberId, role))).toEqual([
    ['member.role-changed', { memberId: member.memberId }],
  ]);
  expect(await toldBy(() => setRole(as(admin), member.memberId, role))).toEqual([]);
});

it('a space that is suspended and resumed', async () => {
  const { slug } = (await platform.openSpace()).tenant;
  const operator = { ...platform.worker, db: platform.database.db('platform') };
  for (const verb of [suspendTenant, resumeTenant]) {
    expect(await toldBy(() => verb(operator, slug))).toEqual([['space.status-changed', {}]]);
    expect(await toldBy(() => verb(operator, slug, { dryRun: true }).catch(() => {}))).toEqual([]);
  }
});
