import { eq, members } from '@entraide/db';
import { BAN_WAITS_DAYS } from '@entraide/model/moderation';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import { deleteMe, setRole } from '../member/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import {
  appeal,
  decideAppeal,
  decideBan,
  decideCase,
  listAppeals,
  reportThing,
  undoDecision,
} from './index.ts';
import { listCases } from './list-cases.ts';

const DAY_MS = 86_400_000;
let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

let space: TestSpace;
let [author, reader, moderator, admin]: MemberActor[] = [];
beforeEach(async () => {
  space = await platform.openSpace();
  author = await space.member();
  reader = await space.member();
  moderator = await space.member({ role: 'moderator' });
  admin = await space.member({ role: 'admin' });
});
const as = (actor: MemberActor | undefined, more: Partial<Ctx> = {}) =>
  space.ctx({ actor: actor ?? null, ...more });
const later = (days: number) => ({ clock: () => new Date(Date.now() + days * DAY_MS) });
const ban = { kind: 'ban', ground: 'insult' };
const waits = { code: 'invalid', faults: [{ code: 'decision-waits' }] };

/** A case about somebody. */
async function caseAbout(person: MemberActor | undefined): Promise<string> {
  const listing = await plantListing(platform.app, space.tenant.id, person as MemberActor);
  await reportThing(as(reader), { what: 'author', id: listing, reason: 'insult' });
  const judge = await space.member({ role: 'admin' });
  const { items } = await listCases(as(judge));
  await deleteMe(as(judge));
  return items.at(-1)?.id ?? '';
}
const thereIs = async (person: MemberActor | undefined) =>
  (await platform.app.inTenant(space.tenant.id, (tx) =>
    tx.$count(members, eq(members.id, person?.memberId ?? '')),
  )) === 1;
const activeAdmins = () =>
  platform.app.inTenant(
    space.tenant.id,
    async (tx) =>
      (await tx.select().from(members)).filter(({ role, status }) => role === 'admin' && status === 'active')
        .length,
  );

describe('somebody whose ban waits for a second person', () => {
  it('does not leave and come back as new, and can when fourteen days are over', async () => {
    await decideCase(as(moderator), await caseAbout(author), ban);
    await expect(deleteMe(as(author))).rejects.toMatchObject(waits);
    await expect(deleteMe(as(author, later(BAN_WAITS_DAYS - 0.01)))).rejects.toMatchObject(waits);
    expect(await thereIs(author)).toBe(true);
    await deleteMe(as(author, later(BAN_WAITS_DAYS + 0.01)));
    expect(await thereIs(author)).toBe(false);
  });

  it('can leave when the second person does not agree, when it is undone, or when an appeal puts it right', async () => {
    const refused = await caseAbout(author);
    await decideCase(as(moderator), refused, ban);
    await decideBan(as(admin), refused, { agree: false });
    await deleteMe(as(author));

    author = await space.member();
    const { decisionId } = await decideCase(as(moderator), await caseAbout(author), ban);
    await undoDecision(as(moderator), decisionId);
    await deleteMe(as(author));

    author = await space.member();
    const appealed = await decideCase(as(moderator), await caseAbout(author), ban);
    await appeal(as(author), appealed.decisionId, { words: 'Ce n’est pas moi.' });
    await expect(deleteMe(as(author))).rejects.toMatchObject(waits);
    const [asked] = await listAppeals(as(admin));
    await decideAppeal(as(admin), asked?.id ?? '', {
      outcome: 'reversed',
      reasons: 'C’était une autre personne.',
    });
    await deleteMe(as(author));
    expect(await thereIs(author)).toBe(false);
  });

  it('is out once it is agreed, also by a session that was read before', async () => {
    const id = await caseAbout(author);
    await decideCase(as(moderator), id, ban);
    await decideBan(as(admin), id, { agree: true });
    await expect(deleteMe(as(author))).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('of leaving and being banned at the same moment, does one', async () => {
    for (let round = 0; round < 6; round++) {
      const person = await space.member();
      const id = await caseAbout(person);
      const [left, banned] = await Promise.allSettled([
        deleteMe(as(person)),
        decideCase(as(moderator), id, ban),
      ]);
      if (left.status === 'rejected') expect(left.reason).toMatchObject(waits);
      if (banned.status === 'rejected') expect(banned.reason).toMatchObject({ code: expect.any(String) });
      expect(await thereIs(person)).toBe(left.status === 'rejected');
    }
  });

  it('is nobody else: whoever is reported, warned or limited leaves', async () => {
    await caseAbout(author);
    await deleteMe(as(author));
    for (const kind of ['warn', 'limit'] as const) {
      author = await space.member();
      await decideCase(as(moderator), await caseAbout(author), {
        ...{ kind, ground: 'insult' },
        ...(kind === 'limit' && { days: 7 }),
      });
      await deleteMe(as(author));
      expect(await thereIs(author)).toBe(false);
    }
  });
});

it('an admin stays, whoever bans, demotes and leaves at the same moment', async () => {
  for (let round = 0; round < 4; round++) {
    space = await platform.openSpace();
    reader = await space.member();
    const [one, two] = [await space.member({ role: 'admin' }), await space.member({ role: 'admin' })];
    const proposer = await space.member({ role: 'admin' });
    const about = await caseAbout(two);
    await decideCase(as(proposer), about, ban);
    await deleteMe(as(proposer));
    const tried = await Promise.allSettled([
      decideBan(as(one), about, { agree: true }),
      setRole(as(two), one.memberId, { role: 'member' }),
      deleteMe(as(one)),
      deleteMe(as(two)),
      setRole(as(one), two.memberId, { role: 'moderator' }),
    ]);
    for (const result of tried)
      if (result.status === 'rejected') expect(result.reason).toHaveProperty('code');
    expect(await activeAdmins()).toBeGreaterThanOrEqual(1);
  }
});
