import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import { finishDraft, keepDraft } from '../draft/index.ts';
import { createListing, reopenListing, updateListing } from '../listing/index.ts';
import { vouchFor } from '../member/index.ts';
import { newToken } from '../session/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { startThread } from '../thread/index.ts';
import { assertTrusted, NotTrustedYet, trustLacking } from './trust.ts';

const DAY_MS = 86_400_000;
const categories = [
  { slug: 'childcare', trust: { vouched: true } },
  { slug: 'lifts', trust: { days: 7 } },
  'shopping',
];

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

let space: TestSpace;
let [newcomer, admin, author]: MemberActor[] = [];
beforeEach(async () => {
  space = await platform.openSpace({ categories });
  newcomer = await space.member({ displayName: 'Nina' });
  admin = await space.member({ role: 'admin' });
  author = await space.member({ displayName: 'Paul' });
});
const as = (actor: MemberActor | undefined, more: Partial<Ctx> = {}) =>
  space.ctx({ actor: actor ?? null, ...more });
const after = (days: number) => ({ clock: () => new Date(Date.now() + days * DAY_MS) });
const listing = (category: string) => ({
  kind: 'offer',
  category,
  title: 'Disponible le mercredi',
  description: 'Tout l’après-midi.',
  place: { lat: 48.86, lon: 2.34 },
});
const vouch = (vouched = true) => vouchFor(as(admin), newcomer?.memberId ?? '', { vouched, sinceYear: null });
const refusal = async (wanted: Promise<unknown>) => {
  const error = await wanted.then(
    () => null,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(NotTrustedYet);
  return (error as NotTrustedYet).untrusted;
};
const plant = (category: string, more = {}) =>
  plantListing(platform.app, space.tenant.id, author as MemberActor, { category, ...more });

describe('a category that asks for more than being a member', () => {
  it('takes a listing from whom the association vouches for, from its team, and from nobody else', async () => {
    expect(await refusal(createListing(as(newcomer), listing('childcare')))).toEqual({ from: null });
    await vouch();
    await createListing(as(newcomer), listing('childcare'));
    await createListing(as(admin), listing('childcare'));
    await vouch(false);
    await refusal(createListing(as(newcomer), listing('childcare')));
    // However long somebody is here.
    await refusal(createListing(as(newcomer, after(300)), listing('childcare')));
    await createListing(as(newcomer), listing('shopping'));
  });

  it('takes one from who is here long enough, and says from when on; who is vouched for need not wait', async () => {
    await vouch();
    await createListing(as(newcomer), listing('lifts'));
    await vouch(false);
    const { from } = await refusal(createListing(as(newcomer), listing('lifts')));
    const days = ((from?.getTime() ?? 0) - Date.now()) / DAY_MS;
    expect(Math.round(days * 100) / 100).toBe(7);
    await refusal(
      createListing(as(newcomer, { clock: () => new Date((from?.getTime() ?? 0) - 1) }), listing('lifts')),
    );
    await createListing(as(newcomer, { clock: () => from ?? new Date(0) }), listing('lifts'));
  });

  it('is not reached by another way: a change of category, a new end, opening again', async () => {
    const { id } = await createListing(as(newcomer), listing('shopping'));
    await refusal(updateListing(as(newcomer), id, { category: 'childcare' }));
    await updateListing(as(newcomer), id, { title: 'Disponible le jeudi' });
    const old = await plant('childcare', { status: 'solved', solvedAt: new Date() });
    await refusal(reopenListing(as(author), old));
    const ended = await plant('childcare', { status: 'expired' });
    const until = new Date(Date.now() + 5 * DAY_MS).toISOString().slice(0, 10);
    await refusal(updateListing(as(author), ended, { until }));
  });

  it('lets nobody answer who may not, and never closes a conversation', async () => {
    const listingId = await plant('childcare');
    await refusal(startThread(as(newcomer), { listingId, body: 'Bonjour !' }));
    await vouch();
    await startThread(as(newcomer), { listingId, body: 'Bonjour !' });
    await vouch(false);
    await startThread(as(newcomer), { listingId, body: 'Encore moi.' });
  });

  it('keeps what was written before signing in, and leads to where it says why', async () => {
    const browserToken = newToken();
    const keep = (payload: Record<string, unknown>, kind: 'listing' | 'message') =>
      keepDraft(space.ctx(), { browserToken, kind, payload });
    await keep(listing('childcare'), 'listing');
    expect(await finishDraft(as(newcomer), { browserToken, kind: 'listing' })).toEqual({
      done: false,
      path: '/listings/preview',
    });
    const listingId = await plant('childcare');
    await keep({ listingId, body: 'Bonjour' }, 'message');
    expect(await finishDraft(as(newcomer), { browserToken, kind: 'message' })).toEqual({
      done: false,
      path: `/listings/${listingId}/answer?draft=1`,
    });
  });

  it('says beforehand what is missing, also to a visitor', async () => {
    expect(await trustLacking(as(newcomer), 'childcare')).toEqual({ from: null });
    expect(await trustLacking(as(admin), 'childcare')).toBeNull();
    expect(await trustLacking(as(newcomer), 'shopping')).toBeNull();
    expect(await trustLacking(as(newcomer), 'unknown')).toBeNull();
    const now = new Date('2026-11-27T10:00:00Z');
    const visitor = await trustLacking(space.ctx({ clock: () => now }), 'lifts');
    expect(visitor).toEqual({ from: new Date('2026-12-04T10:00:00Z') });
  });

  it('counts nothing of another space: there they wait again', async () => {
    const other = await platform.openSpace({ categories });
    const there = await other.member({ email: newcomer?.email ?? '' });
    await vouch();
    await refusal(createListing(other.ctx({ actor: there }), listing('childcare')));
  });

  it('holds the member while it writes: a vouching that is taken back meanwhile waits', async () => {
    await vouch();
    const taken = await platform.app.inTenant(space.tenant.id, async (tx) => {
      await assertTrusted(as(newcomer), tx, newcomer as MemberActor, 'childcare');
      let done = false;
      const back = vouch(false).then(() => {
        done = true;
      });
      // Somebody else's transaction goes through meanwhile; that one does not.
      await createListing(as(author), listing('shopping'));
      expect(done).toBe(false);
      return { back };
    });
    await taken.back;
    await refusal(createListing(as(newcomer), listing('childcare')));
  });
});
