import { cases, eq, members, threads } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '../ctx/index.ts';
import { Invalid, NotAllowed, SignInNeeded } from '../error/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID, plantListing } from '../testing/listing.ts';
import { type FiguresOfSpace, readFigures } from './index.ts';

const HOUR_MS = 3_600_000;
const RIO = { lat: -22.9, lon: -43.2, country: 'BR' };

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

type Planted = Parameters<typeof plantListing>[3];

/** Requests of a day in 2025, one after the other, by the first of the people. */
async function ask(
  space: TestSpace,
  [author]: MemberActor[],
  count: number,
  day: string,
  given: Planted = {},
) {
  if (!author) throw new Error('nobody asks');
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const createdAt = new Date(Date.parse(`2025-${day}T08:00:00Z`) + n * 60_000);
    ids.push(await plantListing(platform.app, space.tenant.id, author, { createdAt, ...given }));
  }
  return ids;
}

async function answer(space: TestSpace, people: MemberActor[], listingId: string, at: Date) {
  const [author, starter] = people;
  if (!author || !starter) throw new Error('two people are needed');
  const [id, listing] = [newId(at), { listingId, authorId: author.memberId, starterId: starter.memberId }];
  await platform.app.inTenant(space.tenant.id, (tx) =>
    tx.insert(threads).values({ id, ...listing, createdAt: at }),
  );
}

async function peopled(count: number) {
  const space = await platform.openSpace();
  const admin = await space.member({ role: 'admin' });
  const people: MemberActor[] = [];
  for (let n = 0; n < count; n++) people.push(await space.member());
  return { space, admin, people };
}

describe('a year as it was planted', () => {
  let [figures, march]: FiguresOfSpace[] = [];
  beforeAll(async () => {
    const { space, admin, people } = await peopled(7);
    const solved = { status: 'solved', solvedAt: new Date('2025-12-01') } as const;
    const march10 = await ask(space, people, 6, '03-10', solved);
    await ask(space, people, 7, '03-20', { category: 'lodging' });
    await ask(space, people, 8, '11-02', { ...solved, ...RIO });
    await ask(space, people, 6, '11-03', RIO);
    await ask(space, people, 9, '06-01', { kind: 'offer' });
    // Never on the board, an example, and what nobody reads any more.
    await ask(space, people, 5, '03-11', { status: 'held' });
    await ask(space, people, 5, '03-11', { sample: true });
    await ask(space, people, 5, '03-11', { status: 'deleted', deletedAt: new Date() });
    for (const [at, id] of march10.entries()) {
      const asked = Date.parse('2025-03-10T08:00:00Z') + at * 60_000;
      await answer(space, people, id, new Date(asked + (at + 1) * HOUR_MS));
      await answer(
        space,
        [people[0], people[2 + (at % 5)]] as MemberActor[],
        id,
        new Date(asked + 9 * HOUR_MS),
      );
    }
    await platform.database.db('platform').inTenant(space.tenant.id, (tx) =>
      tx
        .update(members)
        .set({ createdAt: new Date('2025-02-01') })
        .where(eq(members.role, 'member')),
    );
    await platform.app.inTenant(space.tenant.id, async (tx) => {
      for (let n = 0; n < 6; n++) {
        const openedAt = new Date(`2025-05-0${n + 1}T08:00:00Z`);
        const decidedAt = new Date(openedAt.getTime() + n * HOUR_MS);
        await tx.insert(cases).values({
          ...{ id: newId(openedAt), subjectKind: 'listing', subjectId: newId(), authorId: newId(), harm: 1 },
          ...{ state: 'decided', openedAt, decidedAt },
        });
      }
    });
    figures = await readFigures(space.ctx({ actor: admin }), { year: '2025' });
    march = await readFigures(space.ctx({ actor: admin }), { year: '2025', part: '03' });
  });

  it('says how much was asked for, solved, answered and offered', () => {
    expect(figures?.now).toMatchObject({
      requests: { asked: 27, met: 14 },
      answered: 6,
      offers: 9,
      joined: 7,
    });
    expect(figures?.before).toMatchObject({ requests: { asked: 0, met: 0 }, untilAnswer: null });
  });

  it('says how long the first answer took, in the middle', () => {
    expect(figures?.now.untilAnswer).toBe(210);
    expect(march?.now.untilAnswer).toBe(210);
  });

  it('counts once who posted or answered', () => {
    expect(figures?.now.active).toBe(7);
    // One was active in June and in November: with the year's seven, March would tell of them.
    expect(march?.now.active).toBe(null);
  });

  it('says what came to the desk, and how long it waited', () => {
    expect(figures?.now).toMatchObject({ cases: 6, untilDecision: 150 });
  });

  it('says in which categories, and where', () => {
    expect(figures?.now.categories).toEqual({
      rows: [
        { key: 'shopping', count: 20 },
        { key: 'lodging', count: 7 },
      ],
      rest: 0,
    });
    expect(figures?.areas?.rows).toEqual([
      expect.objectContaining({ met: 8, unmet: 6, name: 'Paris (France)' }),
      expect.objectContaining({ met: 6, unmet: 7, name: 'Paris (France)' }),
    ]);
    const [rio, paris] = figures?.areas?.rows ?? [];
    expect(rio?.box?.south).toBeLessThan(RIO.lat);
    expect(rio?.box?.north).toBeGreaterThan(RIO.lat);
    expect(paris?.box?.west).toBeLessThan(2.35);
    expect(paris?.box?.east).toBeGreaterThan(2.35);
  });

  it('counts a month by itself', () => {
    expect(march?.now.requests).toEqual({ asked: 13, met: 6 });
    expect(march?.months.now.map(({ asked }) => asked)).toEqual([0, 0, 13, 0, 0, 0, 0, 0, 0, 0, 14, 0]);
  });
});

it('counts nothing of another space', async () => {
  const [here, there] = [await peopled(2), await peopled(2)];
  for (const { space, people } of [here, there]) {
    const ids = await ask(space, people, 6, '04-01');
    for (const id of ids) await answer(space, people, id, new Date('2025-04-02'));
  }
  const { now } = await readFigures(here.space.ctx({ actor: here.admin }), { year: '2025', part: 'q2' });
  expect(now).toMatchObject({ requests: { asked: 6, met: 0 }, answered: 6, joined: 0 });
});

it('withholds small numbers, and what would give them away', async () => {
  const { space, people, admin } = await peopled(2);
  await ask(space, people, 3, '01-10');
  await ask(space, people, 9, '02-10', { category: 'lodging' });
  await ask(space, people, 8, '03-10', { status: 'solved' });
  const read = (part: string) => readFigures(space.ctx({ actor: admin }), { year: '2025', part });
  const quarter = await read('q1');
  expect(quarter.now.requests).toEqual({ asked: 20, met: 8 });
  expect(quarter.now.active).toBe(null);
  expect(quarter.months.now.map(({ asked }) => asked).slice(0, 3)).toEqual([null, 9, null]);
  expect((await read('01')).now).toMatchObject({
    requests: { asked: null, met: null },
    categories: null,
    areas: null,
  });
  expect((await read('02')).now.categories).toEqual({ rows: [{ key: 'lodging', count: 9 }], rest: 0 });
});

describe('who may read them', () => {
  it('is an admin', async () => {
    const { space, people } = await peopled(1);
    const moderator = await space.member({ role: 'moderator' });
    await expect(readFigures(space.ctx())).rejects.toThrow(SignInNeeded);
    await expect(readFigures(space.ctx({ actor: people[0] ?? null }))).rejects.toThrow(NotAllowed);
    await expect(readFigures(space.ctx({ actor: moderator }))).rejects.toThrow(NotAllowed);
  });

  it('names years and parts that there are', async () => {
    const { space, admin } = await peopled(0);
    const ctx = space.ctx({ actor: admin, clock: () => new Date('2026-11-27') });
    for (const bad of [
      { year: 'x' },
      { year: '1' },
      { year: '2026.5' },
      { part: 'q5' },
      { part: '13' },
      { who: 'me' },
    ])
      await expect(readFigures(ctx, bad)).rejects.toThrow(Invalid);
    expect(await readFigures(ctx)).toMatchObject({
      year: 2026,
      part: 'year',
      years: [2026],
      areas: { rows: [] },
    });
  });
});

it('a listing for a whole country is in no square', async () => {
  const { space, people, admin } = await peopled(1);
  await ask(space, people, 6, '04-01', { precision: 'country', placeId: PLACE_ID });
  const { areas } = await readFigures(space.ctx({ actor: admin }), { year: '2025' });
  expect(areas).toEqual({
    rows: [{ asked: 6, met: 0, unmet: 6, name: null, box: null }],
    rest: { asked: 0, met: 0, unmet: 0 },
  });
});
