import { appeals, decisions, eq, members } from '@entraide/db';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { inTenant, type MemberActor } from '../ctx/index.ts';
import { appeal, decideCase, listCases, reportThing } from '../desk/index.ts';
import { sweep } from '../job/sweep.ts';
import { deleteMe } from '../member/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { sweeps } from '../worker/jobs.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let author: MemberActor;
let moderator: MemberActor;
let decisionId: string;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  author = await space.member({ displayName: 'Ana (C++) Silva' });
  moderator = await space.member({ role: 'moderator' });
});

const as = (actor: MemberActor) => space.ctx({ actor });
async function decide(facts: string, about = author) {
  const id = await plantListing(platform.app, space.tenant.id, about);
  await reportThing(as(await space.member()), { what: 'listing', id, reason: 'insult' });
  const [{ id: caseId } = { id: '' }] = (await listCases(as(moderator))).items;
  ({ decisionId } = await decideCase(as(moderator), caseId, { kind: 'hide', ground: 'insult', facts }));
}
const factsNow = async () => {
  const rows = await inTenant(as(moderator), async (tx) =>
    tx.select({ facts: decisions.facts }).from(decisions).where(eq(decisions.id, decisionId)),
  );
  return rows[0]?.facts;
};
const wordsNow = async () => {
  const rows = await inTenant(as(moderator), async (tx) => tx.select().from(appeals));
  return rows.map(({ words }) => words);
};

it('takes the names of who leaves out of the reasons of decisions about them, and nothing else', async () => {
  await decide(`Ana (C++) Silva insulte ana et Anabelle, depuis ${author.email} ; « ANA » se répète.`);
  await deleteMe(as(author));
  expect(await factsNow()).toBe('… insulte … et Anabelle, depuis … ; « … » se répète.');
});

it('leaves reasons long enough to be reasons, and those about others as they were', async () => {
  await decide('Ana silva.  ');
  await deleteMe(as(author));
  expect((await factsNow())?.length).toBeGreaterThanOrEqual(10);
  expect(await factsNow()).not.toMatch(/ana/i);
  const other = await space.member({ displayName: 'Ben' });
  const leaving = await space.member({ displayName: 'Zoé' });
  await decide('Ben insulte Zoé depuis lundi.', other);
  await deleteMe(as(leaving));
  expect(await factsNow()).toBe('Ben insulte Zoé depuis lundi.');
});

it('keeps what they answered for six months after the appeal was decided, and not for who stays', async () => {
  const stays = await space.member();
  for (const who of [author, stays]) {
    await decide('Il y a une insulte.', who);
    await appeal(as(who), decisionId, { words: `Non, dit ${who.memberId}.` });
  }
  await inTenant(as(author), (tx) => tx.update(members).set({ status: 'active' }));
  await deleteMe(as(author));
  const night = async (days: number) => {
    const clock = () => new Date(Date.now() + days * 86_400_000);
    const ctx = { ...space.ctx({ clock }), db: platform.worker.db };
    await inTenant(ctx, (tx) => sweep(sweeps, ctx, tx));
    return wordsNow();
  };
  expect((await night(150)).sort()).toEqual([author, stays].map((who) => `Non, dit ${who.memberId}.`).sort());
  expect((await night(190)).sort()).toEqual([`Non, dit ${stays.memberId}.`, '…']);
});
