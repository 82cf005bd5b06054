import { isDeepStrictEqual } from 'node:util';
import { decisions, eq, listings, members, sql, type TenantTx } from '@entraide/db';
import { driverFor } from '@entraide/db/testing';
import { newId } from '@entraide/model';
import {
  LISTING_LIFE,
  LISTING_STATUSES,
  type ListingStatus,
  type ListingTransition,
  MapParams,
  mayLeadTo,
  mayLeaveFrom,
  SearchParams,
} from '@entraide/model/listing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCaseIn } from '../case/index.ts';
import { type Ctx, type MemberActor, memberOf } from '../ctx/index.ts';
import { smallSource } from '../gazetteer/fixture/index.ts';
import { loadGazetteer } from '../gazetteer/index.ts';
import { sweep } from '../job/sweep.ts';
import { acceptMember } from '../member/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantDecision as plantBan, putOut } from '../testing/plant-decision.ts';
import { startThread } from '../thread/index.ts';
import { sweeps } from '../worker/jobs.ts';
import {
  changeListing,
  createListing,
  deleteListing,
  getListing,
  hideListingIn,
  listMyListings,
  mapListings,
  pauseListing,
  reopenListing,
  restoreListing,
  searchListings,
  showListingAgainIn,
  solveListing,
  updateListing,
} from './index.ts';
import { purgeListing } from './purge-listing.ts';

const DAY_MS = 86_400_000;
const LIFETIME_DAYS = 20;

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let moderator: MemberActor;
let neighbour: MemberActor;
let newcomer: MemberActor;

beforeAll(async () => {
  platform = await testPlatform();
  await loadGazetteer({ db: platform.app, ownerUrl: platform.database.urls.owner, source: smallSource });
  space = await platform.openSpace({ entry: { rule: 'approval' } });
  moderator = await space.member({ role: 'moderator' });
  neighbour = await space.member();
  newcomer = await space.member({ status: 'pending' });
});
afterAll(() => platform.close());

const spaces = {
  public: { status: 'open', reading: 'public' },
  members: { status: 'open', reading: 'members' },
  private: { status: 'private', reading: 'public' },
  suspended: { status: 'suspended', reading: 'public' },
} as const;
type SpaceKind = keyof typeof spaces;

/** What the test believes, kept beside the database and without looking at it. */
interface Believed {
  status: ListingStatus | 'gone';
  solved: boolean;
  paused: boolean;
  author: MemberActor['status'];
  space: SpaceKind;
  /** The decisions that hide it, the newest first. */
  hiddenBy: string[];
  /** Days since the walk began, and the day the listing ends. */
  day: number;
  endsOn: number;
}

interface Walk {
  believed: Believed;
  id: string;
  author: MemberActor;
}

const offered = {
  kind: 'offer',
  category: 'shopping',
  title: 'Un violoncelle à prêter',
  description: 'Avec plaisir.',
  place: { lat: 48.8606, lon: 2.3376 },
} as const;

const answerOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'ok',
    (error) => error.code ?? String(error),
  );

function ctxOf({ believed }: Pick<Walk, 'believed'>, actor: MemberActor | null): Ctx {
  const { status, reading } = spaces[believed.space];
  const at = new Date(Date.now() + believed.day * DAY_MS);
  const config = { ...space.tenant.config, reading };
  return { ...space.ctx({ actor, clock: () => new Date(at) }), tenant: { ...space.tenant, status, config } };
}

/** The author's session may be older than the moderator's decision. */
const asAuthor = (walk: Walk, stale = false) =>
  ctxOf(walk, { ...walk.author, status: stale ? 'pending' : walk.believed.author });

const inSpace = <T>(work: Parameters<typeof platform.app.inTenant<T>>[1]) =>
  platform.app.inTenant(space.tenant.id, work);
const setAuthor = (walk: Walk, status: MemberActor['status']) =>
  inSpace(async (tx) => {
    if (status === 'suspended') await plantBan(tx, walk.author.memberId);
    await tx.update(members).set({ status }).where(eq(members.id, walk.author.memberId));
  });

/** Past its end: the board does not show it, whether the nightly cleanup has seen it or not. */
const ended = ({ day, endsOn }: Believed) => day >= endsOn;
const shows = (believed: Believed) => (believed.author === 'active' ? 'published' : 'held');

/** What an author's verb answers, and what the listing is then. */
function author(
  walk: Walk,
  stale: boolean,
  from: ListingStatus[],
  idle: ListingStatus[],
  become: () => void,
): string {
  const { believed } = walk;
  if (believed.space === 'suspended' || believed.author === 'suspended') return 'not-allowed';
  const { status } = believed;
  if (status === 'gone') return refusalOf(believed, memberOf(asAuthor(walk, stale))) ?? 'not-found';
  if (from.includes(status)) {
    become();
    return 'ok';
  }
  if (idle.includes(status)) return 'ok';
  return status === 'deleted' ? 'not-found' : 'conflict';
}

/** What it is again, undeleted or no longer hidden. */
function comeBack(believed: Believed): void {
  if (believed.author !== 'active') Object.assign(believed, { status: 'held', solved: false, paused: false });
  else if (believed.solved) believed.status = 'solved';
  else if (believed.paused) believed.status = 'paused';
  else believed.status = ended(believed) ? 'expired' : 'published';
}

const there: ListingStatus[] = ['held', 'published', 'paused', 'solved', 'expired'];

type Step = (walk: Walk, stale: boolean) => Promise<void>;

async function plantDecision({ id, author: { memberId } }: Walk, tx: TenantTx, decisionId: string) {
  const subject = { kind: 'listing' as const, id, authorId: memberId };
  const evidence = { name: 'Ana', locale: 'fr' };
  const caseId = await openCaseIn(space.ctx(), tx, { ...subject, evidence }, { reasons: ['other'] });
  const now = new Date();
  return {
    ...{ id: decisionId, caseId, subjectId: id, authorId: memberId, kind: 'hide' as const, locale: 'fr' },
    ...{ groundKind: 'charter' as const, ground: 'other', facts: 'Une raison.', automated: false },
    ...{ decidedBy: moderator.memberId, decidedAt: now, appealUntil: new Date(now.getTime() + DAY_MS) },
  };
}

/** Every way a listing can change, each with what it must do. */
const steps: Record<string, Step> = {
  solve: async (walk, stale) => {
    const answer = await answerOf(solveListing(asAuthor(walk, stale), walk.id));
    const { believed } = walk;
    const become = () => Object.assign(believed, { status: 'solved', solved: true, paused: false });
    expect(answer).toBe(author(walk, stale, ['published', 'paused', 'expired'], ['solved'], become));
  },
  pause: async (walk, stale) => {
    const answer = await answerOf(pauseListing(asAuthor(walk, stale), walk.id));
    const { believed } = walk;
    const become = () => Object.assign(believed, { status: 'paused', paused: true });
    expect(answer).toBe(author(walk, stale, ended(believed) ? [] : ['published'], ['paused'], become));
  },
  reopen: async (walk, stale) => {
    const answer = await answerOf(reopenListing(asAuthor(walk, stale), walk.id));
    const { believed } = walk;
    const become = () => {
      if (ended(believed)) believed.endsOn = believed.day + LIFETIME_DAYS;
      Object.assign(believed, { status: shows(believed), solved: false, paused: false });
    };
    const from: ListingStatus[] = [
      'paused',
      'solved',
      'expired',
      ...(ended(believed) ? ['published' as const] : []),
    ];
    expect(answer).toBe(author(walk, stale, from, ['published', 'held'], become));
  },
  delete: async (walk, stale) => {
    const answer = await answerOf(deleteListing(asAuthor(walk, stale), walk.id));
    const become = () => Object.assign(walk.believed, { status: 'deleted' });
    expect(answer).toBe(author(walk, stale, [...there, 'hidden'], ['deleted'], become));
  },
  restore: async (walk, stale) => {
    const answer = await answerOf(restoreListing(asAuthor(walk, stale), walk.id));
    const { believed } = walk;
    const become = () => {
      if (believed.hiddenBy.length > 0) believed.status = 'hidden';
      else comeBack(believed);
    };
    expect(answer).toBe(author(walk, stale, ['deleted'], [...there, 'hidden'], become));
  },
  edit: async (walk, stale) => {
    const change = { description: `Jour ${walk.believed.day}.` };
    const answer = await answerOf(updateListing(asAuthor(walk, stale), walk.id, change));
    expect(answer).toBe(author(walk, stale, [...there, 'hidden'], [], () => {}));
  },
  'give a new end': async (walk, stale) => {
    const { believed } = walk;
    const ctx = asAuthor(walk, stale);
    const expiresAt = new Date(ctx.clock().getTime() + LIFETIME_DAYS * DAY_MS).toISOString();
    const answer = await answerOf(updateListing(ctx, walk.id, { expiresAt }));
    const become = () => {
      believed.endsOn = believed.day + LIFETIME_DAYS;
      if (believed.status === 'expired') believed.status = shows(believed);
    };
    expect(answer).toBe(author(walk, stale, [...there, 'hidden'], [], become));
  },
  'change title and status at once': async (walk, stale) => {
    const change = { title: 'Un violon à prêter, violoncelle aussi', status: 'solved' };
    const answer = await answerOf(changeListing(asAuthor(walk, stale), walk.id, change));
    const { believed } = walk;
    const become = () => Object.assign(believed, { status: 'solved', solved: true, paused: false });
    expect(answer).toBe(author(walk, stale, ['published', 'paused', 'expired'], ['solved'], become));
  },
  'accept the author': async (walk) => {
    const { believed, author: who } = walk;
    const answer = await answerOf(acceptMember(ctxOf(walk, moderator), who.memberId));
    expect(answer).toBe(believed.author === 'pending' ? 'ok' : 'not-found');
    if (believed.author === 'pending') become(believed, 'active');
  },
  'suspend the author': async (walk) => {
    await setAuthor(walk, 'suspended');
    become(walk.believed, 'suspended');
  },
  'take the author back': async (walk) => {
    await setAuthor(walk, 'active');
    become(walk.believed, 'active');
  },
  'let time pass': async ({ believed }) => {
    believed.day += LIFETIME_DAYS + 1;
  },
  'clean up at night': async (walk) => {
    const { clock } = ctxOf(walk, null);
    await platform.database
      .db('worker')
      .inTenant(space.tenant.id, (tx) => sweep(sweeps, space.ctx({ clock }), tx));
    const { believed } = walk;
    if (believed.status === 'published' && ended(believed)) believed.status = 'expired';
  },
  'let time pass until the next cleanup': async (walk, stale) => {
    await steps['let time pass']?.(walk, stale);
    await steps['clean up at night']?.(walk, stale);
  },
  'a decision hides it': async (walk) => {
    const { believed, id } = walk;
    const decisionId = newId();
    await inSpace(async (tx) => {
      const decision = await plantDecision(walk, tx, decisionId);
      await tx.insert(decisions).values(decision);
      await hideListingIn(ctxOf(walk, moderator), tx, id, decisionId);
    });
    if (believed.status === 'gone') return;
    believed.hiddenBy = [decisionId, ...believed.hiddenBy];
    if (believed.status !== 'deleted') believed.status = 'hidden';
  },
  'the decision is taken back': async (walk) => {
    const { believed, id } = walk;
    const [decisionId = newId(), previous = null] = believed.hiddenBy;
    await inSpace((tx) => showListingAgainIn(ctxOf(walk, moderator), tx, id, { decisionId, previous }));
    if (believed.status === 'gone' || believed.hiddenBy.length === 0) return;
    believed.hiddenBy = believed.hiddenBy.slice(1);
    if (believed.hiddenBy.length === 0 && believed.status === 'hidden') comeBack(believed);
  },
  purge: async (walk) => {
    await inSpace((tx) => purgeListing({ clock: () => new Date() }, tx, walk.id));
    if (walk.believed.status === 'deleted') walk.believed.status = 'gone';
  },
};
for (const kind of Object.keys(spaces) as SpaceKind[])
  steps[`the space is ${kind}`] = async ({ believed }) => {
    believed.space = kind;
  };

function become(believed: Believed, status: MemberActor['status']) {
  believed.author = status;
  if (status === 'active' && believed.status === 'held') believed.status = 'published';
  if (status !== 'active' && believed.status === 'published') believed.status = 'held';
}

/** How the space itself refuses somebody: null when it does not. */
function refusalOf({ space }: Believed, reader: MemberActor | null): string | null {
  if (space === 'suspended') return 'not-allowed';
  if (space === 'public' || reader?.status === 'active') return null;
  return reader ? 'not-allowed' : 'sign-in-needed';
}

const world = { bbox: '-180,-90,180,90' };
const around = { bbox: '2.2,48.7,2.5,49' };
const near = '48.85,2.35';
/** Each order, with and without words: by the cells, by the inverted index. */
const searches = [{}, { near, kind: 'offer' }, { q: 'violoncelle', near }, { q: 'violoncelle' }].map((said) =>
  SearchParams.parse(said),
);
/** By the roll-up, by the inverted index, one by one. */
const maps = [
  { ...world, zoom: '0' },
  { ...world, zoom: '2', q: 'violoncelle' },
  { ...around, zoom: '12' },
].map((said) => MapParams.parse(said));

/** Every read that shows listings, by one reader, says what is believed. */
async function everyReadAgrees(walk: Walk, reader: MemberActor | null) {
  const { believed, id } = walk;
  const ctx = ctxOf(walk, reader);
  const refusal = refusalOf(believed, reader);
  const seen =
    ['published', 'paused', 'solved', 'expired'].includes(believed.status) && believed.author === 'active';
  const onBoard = seen && believed.status === 'published' && !ended(believed);
  const hidden = refusal ?? (seen ? 'ok' : 'not-found');
  expect(await answerOf(getListing(ctx, id))).toBe(hidden);
  const found = searches.map((params) => searchListings(ctx, params));
  const drawn = maps.map((params) => mapListings(ctx, params));
  for (const search of found) {
    if (refusal) expect(await answerOf(search)).toBe(refusal);
    else {
      const { items, total } = await search;
      expect([items.map((item) => item.id), total]).toEqual(onBoard ? [[id], 1] : [[], 0]);
    }
  }
  for (const map of drawn) {
    if (refusal) expect(await answerOf(map)).toBe(refusal);
    else expect((await map).features).toHaveLength(onBoard ? 1 : 0);
  }
  if (!reader) return;
  expect(await listMyListings(ctx)).toEqual([]);
  const theirs = seen ? 'not-allowed' : 'not-found';
  expect(await answerOf(deleteListing(ctx, id))).toBe(refusal ?? theirs);
  expect(await answerOf(changeListing(ctx, id, { urgent: true }))).toBe(refusal ?? theirs);
  if (onBoard) return;
  const message = { listingId: id, body: 'Bonjour' };
  expect(await answerOf(startThread(ctx, message))).toBe(refusal ?? (seen ? 'gone' : 'not-found'));
}

async function itsAuthorSeesIt(walk: Walk) {
  const { believed, id } = walk;
  const ctx = asAuthor(walk);
  const closed = refusalOf(believed, memberOf(ctx));
  const there = believed.status !== 'gone';
  const own = await answerOf(getListing(ctx, id));
  if (believed.space === 'suspended') expect(own).toBe('not-allowed');
  else expect(own).toBe(there ? 'ok' : (closed ?? 'not-found'));
  const mine = await listMyListings(ctx);
  expect(mine.map((one) => one.id)).toEqual(there && believed.status !== 'deleted' ? [id] : []);
}

const statusOf = async (id: string): Promise<Believed['status']> => {
  const [row] = await inSpace((tx) => tx.select().from(listings).where(eq(listings.id, id)));
  return row?.status ?? 'gone';
};

async function begin(): Promise<Walk> {
  const who = await space.member({ status: 'pending' });
  const believed: Believed = {
    ...{ status: 'held', solved: false, paused: false, author: 'pending', space: 'public' },
    ...{ day: 0, endsOn: LIFETIME_DAYS, hiddenBy: [] },
  };
  const expiresAt = new Date(Date.now() + LIFETIME_DAYS * DAY_MS).toISOString();
  const ctx = ctxOf({ believed }, who);
  const { id, status } = await createListing(ctx, { ...offered, expiresAt });
  expect(status).toBe('held');
  return { believed, id, author: who };
}

const taken = new Set<ListingTransition>();
const transitions = Object.keys(LISTING_LIFE) as ListingTransition[];

/** The table of a listing's life allows what happened; and which of its transitions were seen. */
function note(before: Believed['status'], after: Believed['status'], name: string) {
  if (before === after || before === 'gone') return;
  const allowed = transitions.filter(
    (one) => mayLeaveFrom(one, before) && (after === 'gone' ? one === 'purge' : mayLeadTo(one, after)),
  );
  expect(allowed, `${before} to ${after} by ${name}`).not.toEqual([]);
  for (const one of allowed) taken.add(one);
}

/** Walks that take each of them, and suspend the author of what is solved or expired; the others are drawn. */
const walks = [
  [
    ...[
      'accept the author',
      'solve',
      'reopen',
      'delete',
      'restore',
      'suspend the author',
      'take the author back',
    ],
    ...['let time pass until the next cleanup', 'reopen', 'delete', 'purge'],
  ],
  ['accept the author', 'solve', 'suspend the author', 'take the author back', 'reopen'],
  ['a decision hides it', 'accept the author', 'delete', 'restore', 'the decision is taken back'],
  [
    'accept the author',
    'pause',
    'delete',
    'restore',
    'suspend the author',
    'take the author back',
    'reopen',
    'pause',
    'solve',
  ],
  [
    'accept the author',
    'pause',
    'a decision hides it',
    'the decision is taken back',
    'let time pass',
    'reopen',
  ],
  ['accept the author', 'let time pass until the next cleanup', 'suspend the author', 'take the author back'],
].map((names) => names.map((name) => ({ name, stale: false })));

test('whatever happens to a held listing, every read shows it to those who may see it and to nobody else', async () => {
  // What leads on to other statuses comes more often.
  const often = [
    'accept the author',
    'delete',
    'restore',
    'solve',
    'pause',
    'let time pass until the next cleanup',
  ];
  const step = fc.record({
    name: fc.constantFrom(...Object.keys(steps), ...often, ...often),
    stale: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 12 }), async (walked) => {
      const walk = await begin();
      try {
        for (const { name, stale } of walked) {
          const before = { ...walk.believed };
          await steps[name]?.(walk, stale);
          expect(await statusOf(walk.id), name).toBe(walk.believed.status);
          note(before.status, walk.believed.status, name);
          // Where nothing has changed, there is nothing new to read.
          if (isDeepStrictEqual(before, walk.believed)) continue;
          await Promise.all([
            ...[null, neighbour, newcomer, moderator].map((reader) => everyReadAgrees(walk, reader)),
            itsAuthorSeesIt(walk),
          ]);
        }
      } finally {
        await inSpace((tx) => tx.delete(members).where(eq(members.id, walk.author.memberId)));
      }
    }),
    { numRuns: 12, seed: 15, examples: walks.map((walk): [typeof walk] => [walk]) },
  );
  expect([...taken, 'create'].sort()).toEqual([...transitions].sort());
}, 120_000);

test('the table of a listing’s life has the statuses that the database has', async () => {
  const [row] = await platform.database.sql<{ rule: string }[]>`
    select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'listings__status'`;
  const named = [...(row?.rule ?? '').matchAll(/'([a-z]+)'/g)].map(([, status]) => status);
  expect(named.sort()).toEqual([...LISTING_STATUSES].sort());
});

test('accepted while they write, nothing of theirs stays held', async () => {
  const who = await space.member({ status: 'pending' });
  const ctx = space.ctx({ actor: who });
  const write = () => Array.from({ length: 9 }, () => createListing(ctx, offered));
  const before = write();
  const accepted = acceptMember(space.ctx({ actor: moderator }), who.memberId);
  await Promise.all([...before, accepted, ...write()]);
  // Their session still says that they wait.
  expect(await createListing(ctx, offered)).toMatchObject({ status: 'published' });
  const rows = await inSpace((tx) => tx.select().from(listings).where(eq(listings.authorId, who.memberId)));
  expect(rows.map(({ status }) => status)).toEqual(Array(19).fill('published'));
});

test('suspended while they write, nothing of theirs is published', async () => {
  const who = await space.member();
  const ctx = space.ctx({ actor: who });
  const { id } = await createListing(ctx, offered);
  await solveListing(ctx, id);
  const outcomes = Promise.all([
    ...Array.from({ length: 10 }, () => answerOf(createListing(ctx, offered))),
    answerOf(reopenListing(ctx, id)),
  ]);
  await inSpace((tx) => putOut(tx, who.memberId));
  for (const answer of await outcomes) expect(['ok', 'not-allowed']).toContain(answer);
  expect(await answerOf(createListing(ctx, offered))).toBe('not-allowed');
  const rows = await inSpace((tx) => tx.select().from(listings).where(eq(listings.authorId, who.memberId)));
  expect(rows.filter(({ status }) => status === 'published')).toEqual([]);
});

test('the database itself refuses what only a verb should have refused', async () => {
  const who = await space.member({ status: 'pending' });
  const { id } = await createListing(space.ctx({ actor: who }), offered);
  const publish = (status = 'published') =>
    inSpace((tx) => tx.execute(sql`update listings set status = ${status} where id = ${id}`));
  await expect(publish()).rejects.toMatchObject({ constraint: 'listings__author_accepted' });
  const copy = inSpace((tx) =>
    tx.execute(sql`
      insert into listings (id, author_id, kind, category, title, description, locale, status, precision, lat, lon, radius_m,
        place_id, country, expires_at)
      select ${newId()}, author_id, kind, category, title, description, locale, 'published', precision, lat, lon, radius_m,
        place_id, country, expires_at from listings where id = ${id}`),
  );
  await expect(copy).rejects.toMatchObject({ constraint: 'listings__author_accepted' });
  expect(await statusOf(id)).toBe('held');
});

test('a suspension that is under way is waited for', async () => {
  const who = await space.member();
  const { id } = await createListing(space.ctx({ actor: who }), offered);
  await solveListing(space.ctx({ actor: who }), id);
  // Other roles' waits are told to a superuser alone.
  const superuser = driverFor(platform.database.superuserUrl, 1);
  let publishing: Promise<unknown> = Promise.resolve();
  await inSpace(async (tx) => {
    await putOut(tx, who.memberId);
    publishing = answerOf(
      inSpace((other) => other.update(listings).set({ status: 'published' }).where(eq(listings.id, id))),
    );
    await expect
      .poll(async () => {
        const [row] = await superuser<{ waiting: number }[]>`
          select count(*)::int as waiting from pg_stat_activity
          where datname = ${new URL(platform.database.urls.app).pathname.slice(1)} and wait_event_type = 'Lock'`;
        return row?.waiting;
      })
      .toBe(1);
  });
  expect(await publishing).toContain('listings__author_accepted');
  await superuser.end();
  expect(await statusOf(id)).toBe('solved');
});

test('what is found, refused and changed by others reads like what does not exist', async () => {
  const who = await space.member({ status: 'pending' });
  const { id } = await createListing(space.ctx({ actor: who }), offered);
  const never = newId();
  const asNeighbour = space.ctx({ actor: neighbour });
  for (const verb of [
    (one: string) => getListing(asNeighbour, one),
    (one: string) => getListing(space.ctx(), one),
    (one: string) => updateListing(asNeighbour, one, { urgent: true }),
    (one: string) => changeListing(asNeighbour, one, { status: 'solved' }),
    (one: string) => deleteListing(asNeighbour, one),
    (one: string) => restoreListing(asNeighbour, one),
    (one: string) => startThread(asNeighbour, { listingId: one, body: 'Bonjour' }),
  ]) {
    const [held, missing] = await Promise.all([id, never].map((one) => verb(one).catch((error) => error)));
    expect([held.code, held.message]).toEqual([missing.code, missing.message]);
    expect(held.code).toBe('not-found');
  }
});

test('a held listing is not solved, and a refused change of status leaves the other fields as they were', async () => {
  const who = await space.member({ status: 'pending' });
  const ctx = space.ctx({ actor: who });
  const { id } = await createListing(ctx, offered);
  const change = changeListing(ctx, id, { title: 'Un autre titre', status: 'solved' });
  await expect(change).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('Delete it'),
  });
  expect(await getListing(ctx, id)).toMatchObject({ title: offered.title, status: 'held' });
  expect((await changeListing(ctx, id, { title: 'Un autre titre' })).title).toBe('Un autre titre');
});
