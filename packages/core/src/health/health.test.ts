import { domainClaims, eq, listings, members, sessions, spaceHealth, threads } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OperatorCtx } from '../audit/index.ts';
import { suspendTenant } from '../tenant/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { listSpaces, refreshHealth, refreshOldestHealth, spaceState } from './index.ts';

const DAY_MS = 86_400_000;
let platform: Awaited<ReturnType<typeof testPlatform>>;
let operate: OperatorCtx;
beforeAll(async () => {
  platform = await testPlatform();
  operate = { ...platform.worker, db: platform.database.db('platform'), operator: 'Op' };
});
afterAll(() => platform.close());

const inSpace = ({ tenant }: TestSpace, work: Parameters<typeof platform.app.inTenant>[1]) =>
  platform.app.inTenant(tenant.id, work);
const signIn = (space: TestSpace, memberId: string, days = 30) =>
  inSpace(space, (tx) =>
    tx.insert(sessions).values({ id: newId(), memberId, expiresAt: new Date(Date.now() + days * DAY_MS) }),
  );
const found = async (given: object) => (await listSpaces(operate, given)).items.map(({ slug }) => slug);

it('counts who is there, who waits, and what was answered this week', async () => {
  const space = await platform.openSpace();
  const admin = await space.member({ role: 'admin' });
  await space.member({ role: 'admin' });
  const author = await space.member();
  await space.member({ status: 'pending' });
  await signIn(space, admin.memberId);
  const answered = await plantListing(platform.app, space.tenant.id, author);
  await plantListing(platform.app, space.tenant.id, author);
  const thread = { id: newId(), listingId: answered, authorId: author.memberId, starterId: admin.memberId };
  await inSpace(space, (tx) => tx.insert(threads).values(thread));
  await inSpace(space, (tx) =>
    tx.insert(domainClaims).values({ host: `${space.tenant.slug}.test`, claimedAt: new Date() }),
  );
  const { figures, lines } = await spaceState(operate, space.tenant.slug);
  expect(figures).toMatchObject({
    ...{ status: 'open', members: 3, admins: 2, adminsAlive: 1, listingsWeek: 2, answersWeek: 1 },
    ...{ answeredWeek: 1, waiting: 1, mailsFailed: 0, jobsFailed: 0, storageBytes: 0, domain: 'waiting' },
  });
  expect(figures.waitingSince).toBeInstanceOf(Date);
  expect(lines.filter(({ level }) => level !== 'ok')).toEqual([{ what: 'domain', level: 'look' }]);
});

it('does not count what is older than a week, examples, or what another space has', async () => {
  const [space, other] = [await platform.openSpace(), await platform.openSpace()];
  const author = await space.member();
  await plantListing(platform.app, other.tenant.id, await other.member());
  for (const change of [{ sample: true }, { createdAt: new Date(Date.now() - 8 * DAY_MS) }]) {
    const id = await plantListing(platform.app, space.tenant.id, author);
    await inSpace(space, (tx) => tx.update(listings).set(change).where(eq(listings.id, id)));
  }
  expect((await spaceState(operate, space.tenant.slug)).figures).toMatchObject({
    listingsWeek: 0,
    members: 1,
  });
});

it('takes an admin who left a month ago for nobody', async () => {
  const space = await platform.openSpace();
  const { memberId } = await space.member({ role: 'admin' });
  await signIn(space, memberId, -1);
  const { lines } = await spaceState(operate, space.tenant.slug);
  expect(lines[0]).toEqual({ what: 'admins', level: 'act' });
});

it('is counted in turns, the oldest first, and one that cannot be counted keeps nobody waiting', async () => {
  const space = await platform.openSpace();
  await refreshOldestHealth(operate);
  expect(await refreshOldestHealth(operate)).toBe(0);
  const later: OperatorCtx = { ...operate, clock: () => new Date(Date.now() + 3_600_000) };
  const { counts } = await listSpaces(operate);
  expect(await refreshOldestHealth(later)).toBe(counts.all);
  const broken: OperatorCtx = {
    ...later,
    clock: () => new Date(Date.now() + 2 * 3_600_000),
    db: {
      ...operate.db,
      outsideTenant: operate.db.outsideTenant.bind(operate.db),
      inTenant: (id: string, ...rest: [never]) =>
        id === space.tenant.id ? Promise.reject(new Error('broken')) : operate.db.inTenant(id, ...rest),
    } as OperatorCtx['db'],
  };
  expect(await refreshOldestHealth(broken)).toBe(counts.all - 1);
  expect(await refreshOldestHealth(operate, { goOn: () => false })).toBe(0);
});

it('finds a space by its name without accents, its host, its address, and the whole address of an admin', async () => {
  const space = await platform.openSpace({
    name: { fr: 'Éléphants réunis', ar: 'الفيلة' },
    locales: ['fr', 'ar'],
  });
  const { slug } = space.tenant;
  expect(await found({ q: slug })).toEqual([slug]);
  await space.member({ role: 'admin', email: 'elo@example.org' });
  await space.member({ email: 'member@example.org' });
  await refreshHealth(operate, space.tenant.id);
  for (const q of [
    'elephants REUNIS',
    'الفيلة',
    slug,
    `https://${space.tenant.host}/listings?x=1`,
    ' Elo@example.org ',
  ])
    expect(await found({ q }), q).toEqual([slug]);
  for (const q of ['elo@example', 'member@example.org', 'lo@example.org', '%', '_'.repeat(254)])
    expect(await found({ q }), q).toEqual([]);
});

it('shows what needs a look first, by state, and page by page without a gap', async () => {
  const many = await Promise.all(Array.from({ length: 60 }, () => platform.openSpace()));
  await suspendTenant(operate, many[0]?.tenant.slug ?? '', { reason: 'test' });
  await refreshOldestHealth({ ...operate, clock: () => new Date(Date.now() + 9 * 3_600_000) });
  for (const sort of ['look', 'name', 'members', 'newest']) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listSpaces(operate, { sort, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ slug }) => slug));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size, sort).toBe(seen.length);
    expect(seen.length).toBe((await listSpaces(operate)).counts.all);
  }
  const { items } = await listSpaces(operate);
  expect(items[0]?.lines[0]?.level).toBe('act');
  expect(await found({ status: 'suspended' })).toEqual([many[0]?.tenant.slug]);
  expect(await found({ needsLook: true, status: 'suspended' })).toEqual([]);
  for (const cursor of ['nonsense', 'WzEsMl0', ''])
    await expect(listSpaces(operate, { cursor })).rejects.toMatchObject({ code: 'invalid' });
});

it('holds no address and is for the operator’s role alone', async () => {
  const space = await platform.openSpace();
  await space.member({ role: 'admin', email: 'secret@example.org' });
  await refreshHealth(operate, space.tenant.id);
  const rows = await operate.db.outsideTenant(async (tx) => tx.select().from(spaceHealth));
  expect(JSON.stringify(rows)).not.toContain('secret@');
  for (const role of ['app', 'worker'] as const)
    await expect(
      platform.database.db(role).outsideTenant(async (tx) => tx.select().from(spaceHealth)),
    ).rejects.toMatchObject({ code: '42501' });
  expect(await inSpace(space, (tx) => tx.select().from(members))).toHaveLength(1);
});
