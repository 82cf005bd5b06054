import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Ctx } from '../ctx/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID, plantListing } from '../testing/listing.ts';
import { changeListing, createListing, getListing, updateListing } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let me: Ctx;
beforeAll(async () => {
  platform = await testPlatform();
  space = await platform.openSpace();
  me = space.ctx({ actor: await space.member() });
});
afterAll(() => platform.close());

const own = {
  ...{ kind: 'request', category: 'shopping', title: 'Courses du samedi', description: 'Pour ma voisine.' },
  ...{ place: { id: PLACE_ID }, precision: 'city' },
};
const missing = { code: 'invalid', faults: [{ path: ['consent'] }] };

it('is asked of whoever writes for somebody else, and kept with the moment', async () => {
  await expect(createListing(me, { ...own, onBehalf: true })).rejects.toMatchObject(missing);
  await expect(createListing(me, { ...own, onBehalf: true, consent: false })).rejects.toMatchObject(missing);
  // Together with what else is wrong.
  await expect(createListing(me, { ...own, title: '', onBehalf: true })).rejects.toMatchObject({
    faults: [{ path: ['title'] }, { path: ['consent'] }],
  });
  const kept = await createListing(me, { ...own, onBehalf: true, consent: true });
  expect(Date.parse(kept.consentAt ?? '')).toBeCloseTo(Date.now(), -5);
});

it('is nobody’s but the author’s to read', async () => {
  const { id } = await createListing(me, { ...own, onBehalf: true, consent: true });
  const read = await getListing(space.ctx({ actor: await space.member() }), id);
  expect(read).toMatchObject({ onBehalf: true });
  expect(read).not.toHaveProperty('consentAt');
});

it('goes with the person: a listing of one’s own has none', async () => {
  const mine = await createListing(me, { ...own, consent: true });
  expect(mine).not.toHaveProperty('consentAt');
  await expect(updateListing(me, mine.id, { onBehalf: true })).rejects.toMatchObject(missing);
  const theirs = await changeListing(me, mine.id, { onBehalf: true, consent: true });
  expect(theirs.consentAt).toEqual(expect.any(String));
  // What says nothing of it leaves it; what takes it back is refused.
  expect(await updateListing(me, mine.id, { title: 'Courses du lundi' })).toMatchObject({
    consentAt: theirs.consentAt,
  });
  await expect(updateListing(me, mine.id, { consent: false })).rejects.toMatchObject(missing);
  expect(await updateListing(me, mine.id, { onBehalf: false })).not.toHaveProperty('consentAt');
  await expect(updateListing(me, mine.id, { onBehalf: true })).rejects.toMatchObject(missing);
});

it('is not asked of a listing that was written before', async () => {
  const actor = await space.member();
  const author = space.ctx({ actor });
  const id = await plantListing(platform.app, space.tenant.id, actor, { onBehalf: true });
  const edit = { title: 'Courses du mardi', onBehalf: true, consent: false };
  expect(await updateListing(author, id, edit)).toMatchObject({ title: edit.title, consentAt: null });
  expect(await updateListing(author, id, { consent: true })).toMatchObject({
    consentAt: expect.any(String),
  });
});
