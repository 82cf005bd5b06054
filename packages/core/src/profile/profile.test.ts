import { eq, listings, members } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blockPerson } from '../block/index.ts';
import type { MemberActor } from '../ctx/index.ts';
import { decideCase, listCases, reportThing } from '../desk/index.ts';
import { Invalid, NotAllowed, NotFound, SignInNeeded } from '../error/index.ts';
import { smallSource } from '../gazetteer/fixture/index.ts';
import { loadGazetteer } from '../gazetteer/index.ts';
import { createListing, getListing } from '../listing/index.ts';
import { deleteMe, myData } from '../member/index.ts';
import { findPlaces } from '../place/index.ts';
import { openSession, readSession } from '../session/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { plantDecision, putOut } from '../testing/plant-decision.ts';
import { readThread, replyToThread, startThread } from '../thread/index.ts';
import { changeProfile, myProfile, readProfile } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let ana: MemberActor;
let ben: MemberActor;

beforeAll(async () => {
  platform = await testPlatform();
  await loadGazetteer({ db: platform.app, ownerUrl: platform.database.urls.owner, source: smallSource });
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  ana = await space.member({ displayName: 'Ana Silva' });
  ben = await space.member({ displayName: 'Ben' });
});

const as = (actor: MemberActor | null) => space.ctx({ actor });
const idOf = async (member: MemberActor) => (await myProfile(as(member))).id;
const placeCalled = async (q: string) => {
  const [place] = await findPlaces(as(null), { q, locale: 'fr' });
  if (!place) throw new Error(`no ${q} in the small gazetteer`);
  return place;
};
const rowOf = async ({ memberId }: MemberActor) =>
  (
    await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.select().from(members).where(eq(members.id, memberId)),
    )
  )[0];

describe('a profile', () => {
  it('tells the others what its member says, by a first name, and to the month since when', async () => {
    const paris = await placeCalled('Paris');
    await changeProfile(as(ana), {
      ...{ about: 'Je parle volontiers de jardins.', languages: ['pt', 'fr', 'pt'], helps: ['shopping'] },
      ...{ familyName: 'Silva', place: { id: paris.id }, ties: [{ country: 'FR' }, { id: paris.id }] },
    });
    await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.update(members).set({ vouched: true, sinceYear: 2016, createdAt: new Date('2026-03-07T10:11:12Z') }),
    );
    const named = await plantListing(platform.app, space.tenant.id, ana, { title: 'Une annonce' });
    const seen = await readProfile(as(ben), await idOf(ana));
    expect(seen).toMatchObject({
      ...{ name: 'Ana', about: 'Je parle volontiers de jardins.', languages: ['pt', 'fr'] },
      ...{ helps: ['shopping'], place: { name: 'Paris', country: 'FR' }, since: '2026-03' },
      ...{ ties: [{ id: paris.id, name: 'Paris' }, { name: 'France' }], vouched: { sinceYear: 2016 } },
      ...{ listings: [{ id: named }], mine: false },
    });
    expect(JSON.stringify(seen)).not.toMatch(/Silva|@example|2026-03-07T/);
    expect(await readProfile(as(ana), await idOf(ana))).toMatchObject({
      ...seen,
      mine: true,
      listings: [{}],
    });
  });

  it('is told to nobody but accepted members: neither who it is of, nor whether there is one', async () => {
    const id = await idOf(ana);
    const [pending, suspended] = [
      await space.member({ status: 'pending' }),
      await space.member({ status: 'suspended' }),
    ];
    for (const unknown of [id, newId(), 'x', ana.memberId])
      await expect(readProfile(as(null), unknown)).rejects.toBeInstanceOf(SignInNeeded);
    for (const reader of [pending, suspended])
      await expect(readProfile(as(reader), id)).rejects.toBeInstanceOf(NotFound);
    for (const unknown of [newId(), 'x', ana.memberId, await idOf(pending), await idOf(suspended)])
      await expect(readProfile(as(ben), unknown)).rejects.toBeInstanceOf(NotFound);
    expect(await readProfile(as(pending), await idOf(pending))).toMatchObject({ mine: true });
    const elsewhere = await platform.openSpace();
    const stranger = await elsewhere.member();
    await expect(readProfile(elsewhere.ctx({ actor: stranger }), id)).rejects.toBeInstanceOf(NotFound);
  });

  it('is gone for both where one of the two does not want the other', async () => {
    const ids = [await idOf(ana), await idOf(ben)] as const;
    await blockPerson(as(ana), { what: 'member', id: ids[1], kind: 'block' });
    const again = async (member: MemberActor) => {
      const { token } = await platform.app.inTenant(space.tenant.id, (tx) =>
        openSession(tx, member.memberId),
      );
      return as(await readSession(as(null), token));
    };
    await expect(readProfile(await again(ana), ids[1])).rejects.toBeInstanceOf(NotFound);
    await expect(readProfile(await again(ben), ids[0])).rejects.toBeInstanceOf(NotFound);
  });

  it('goes with its member', async () => {
    const id = await idOf(ana);
    await changeProfile(as(ana), { about: 'Un mot.', familyName: 'Silva' });
    expect(await myData(as(ana))).toMatchObject({ member: { about: 'Un mot.', familyName: 'Silva' } });
    await deleteMe(as(ana));
    await expect(readProfile(as(ben), id)).rejects.toBeInstanceOf(NotFound);
  });
});

describe('a hidden name', () => {
  /** All that Ben can be told of Ana by her profile, and of what she posts. */
  const told = async (listing: string) =>
    JSON.stringify([await readProfile(as(ben), await idOf(ana)), await getListing(as(ben), listing)]);

  it('is not told by a link, a count or an order: with a listing without a name, not a byte of the profile changes', async () => {
    await plantListing(platform.app, space.tenant.id, ana, { title: 'La première' });
    await plantListing(platform.app, space.tenant.id, ana, { title: 'La seconde' });
    const before = await readProfile(as(ben), await idOf(ana));
    const place = { id: (await placeCalled('Paris')).id };
    const given = {
      kind: 'request',
      category: 'shopping',
      title: 'Sans nom',
      description: 'Un texte.',
      place,
    };
    const { id } = await createListing(as(ana), { ...given, hideName: true });
    expect(await readProfile(as(ben), await idOf(ana))).toEqual(before);
    expect((await getListing(as(ben), id)).author).toBeNull();
    expect((await getListing(as(ana), id)).author).not.toHaveProperty('id');
    // The one that must change: else nothing was looked at.
    await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.update(listings).set({ hideName: false }).where(eq(listings.id, id)),
    );
    expect((await readProfile(as(ben), await idOf(ana))).listings).toHaveLength(3);
    expect((await getListing(as(ben), id)).author).toEqual({ name: 'Ana', id: await idOf(ana) });
    expect(await told(id)).not.toContain(ana.memberId);
  });

  it('is linked to in a conversation only once it is shown there', async () => {
    const listing = await plantListing(platform.app, space.tenant.id, ana, { hideName: true });
    const { id } = await startThread(as(ben), { listingId: listing, body: 'Je peux.' });
    expect(await readThread(as(ben), id)).toMatchObject({ with: null, withId: null });
    expect(await readThread(as(ana), id)).toMatchObject({ with: 'Ben', withId: await idOf(ben) });
    await replyToThread(as(ana), id, { body: 'Merci.', named: true });
    expect(await readThread(as(ben), id)).toMatchObject({ with: 'Ana', withId: await idOf(ana) });
    await platform.app.inTenant(space.tenant.id, async (tx) => {
      for (const { memberId } of [ana, ben]) await putOut(tx, memberId);
    });
    expect(await readThread(as(ben), id)).toMatchObject({ with: 'Ana', withId: null });
  });

  it('is not told by when somebody came: the address of a profile holds no time', async () => {
    expect((await idOf(ana)).at(14)).toBe('4');
    const { author } = await getListing(as(null), await plantListing(platform.app, space.tenant.id, ana));
    expect(author, 'to visitors, whose pages are kept for all of them').toEqual({ name: 'Ana' });
  });
});

describe('members', () => {
  it('change what they tell, all of it or nothing', async () => {
    await changeProfile(as(ana), { displayName: ' Zoé ', locale: 'ar', about: 'Bonjour' });
    expect(await myProfile(as(ana))).toMatchObject({ displayName: 'Zoé', locale: 'ar', about: 'Bonjour' });
    const wrong: [string, object][] = [
      ['displayName', { displayName: ' ' }],
      ['locale', { locale: 'xx' }],
      ['about', { about: 'a'.repeat(601) }],
      ['familyName', { familyName: 'a'.repeat(61) }],
      ['languages', { languages: ['klingon'] }],
      ['helps', { helps: ['nothing-of-the-kind'] }],
      ['place', { place: { id: 999_999_999 } }],
      ['place', { place: { id: (await placeCalled('France')).id } }],
      ['ties', { ties: [{ country: 'ZZ' }] }],
      ['ties', { ties: Array.from({ length: 11 }, (_, n) => ({ id: n + 1 })) }],
    ];
    for (const [field, change] of wrong) {
      const refused = await changeProfile(as(ana), { familyName: 'Autre', ...change }).catch(
        (error) => error,
      );
      expect(refused, field).toBeInstanceOf(Invalid);
      expect(refused.faults[0].path[0]).toBe(field);
    }
    expect(await myProfile(as(ana))).toMatchObject({ familyName: '' });
    await expect(changeProfile(as(ana), { role: 'admin' })).rejects.toBeInstanceOf(Invalid);
    await expect(changeProfile(as(null), { about: 'x' })).rejects.toBeInstanceOf(SignInNeeded);
  });

  it('are kept in a city, however small the place is that they named', async () => {
    const district = await placeCalled('Montmartre').catch(() => null);
    const paris = await placeCalled('Paris');
    await changeProfile(as(ana), { place: { id: district?.id ?? paris.id } });
    expect((await myProfile(as(ana))).place).toMatchObject({ id: paris.id });
    await changeProfile(as(ana), { place: { id: paris.id } });
    await changeProfile(as(ana), { place: null });
    expect((await myProfile(as(ana))).place).toBeNull();
  });

  it('know people in a whole country where they named one, or a region of it', async () => {
    const france = await placeCalled('France');
    await changeProfile(as(ana), { ties: [{ id: france.id }] });
    expect((await myProfile(as(ana))).ties).toEqual([{ name: 'France', country: 'FR' }]);
  });

  it('who may not write for a while can only take their text away', async () => {
    await changeProfile(as(ana), { about: 'Un mot.' });
    await platform.app.inTenant(space.tenant.id, async (tx) => {
      await plantDecision(tx, ana.memberId, 'limit');
      const limitedUntil = new Date(Date.now() + 86_400_000);
      await tx.update(members).set({ limitedUntil }).where(eq(members.id, ana.memberId));
    });
    await expect(changeProfile(as(ana), { about: 'Un autre mot.' })).rejects.toBeInstanceOf(NotAllowed);
    await changeProfile(as(ana), { about: '' });
    expect((await rowOf(ana))?.about).toBe('');
  });
});

describe('the text of a profile', () => {
  const spam = 'Écrivez-moi au 06 12 34 56 78.';

  it('is held by a rule until a person has read it', async () => {
    const strict = await platform.openSpace({ rules: { contact: 'hold' } });
    const author = await strict.member();
    const reader = strict.ctx({ actor: await strict.member() });
    const judge = strict.ctx({ actor: await strict.member({ role: 'moderator' }) });
    const own = strict.ctx({ actor: author });
    expect(await changeProfile(own, { about: 'Bonjour.' })).toEqual({ held: false });
    expect(await changeProfile(own, { about: spam })).toEqual({ held: true });
    const { id, about, aboutDecisionId } = await myProfile(own);
    expect([about, aboutDecisionId !== null]).toEqual([spam, true]);
    expect((await readProfile(reader, id)).about).toBe('');
    const [found] = (await listCases(judge)).items;
    expect(found?.kind).toBe('member');
    await decideCase(judge, found?.id ?? '', { kind: 'keep', ground: 'other' });
    expect((await readProfile(reader, id)).about).toBe(spam);
  });

  it('is reported with its member, removed by a moderator, and looked at again when it was changed', async () => {
    const judge = as(await space.member({ role: 'moderator' }));
    await changeProfile(as(ana), { about: 'Des mots blessants.' });
    const id = await idOf(ana);
    await reportThing(as(ben), { what: 'member', id, reason: 'insult' });
    await expect(reportThing(as(null), { what: 'member', id, reason: 'insult' })).rejects.toBeInstanceOf(
      SignInNeeded,
    );
    const [found] = (await listCases(judge)).items;
    await decideCase(judge, found?.id ?? '', { kind: 'remove', ground: 'insult' });
    expect((await readProfile(as(ben), id)).about).toBe('');
    expect(await changeProfile(as(ana), { about: 'Des mots gentils.' })).toEqual({ held: true });
    const [again] = (await listCases(judge)).items;
    expect(again?.kind).toBe('member');
    await decideCase(judge, again?.id ?? '', { kind: 'keep', ground: 'other' });
    expect((await readProfile(as(ben), id)).about).toBe('Des mots gentils.');
  });
});
