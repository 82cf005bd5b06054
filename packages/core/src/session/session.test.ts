import { eq, sessions } from '@entraide/db';
import type { Browser, System } from '@entraide/model/device';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '../ctx/index.ts';
import { NotFound, SignInNeeded } from '../error/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import {
  endOtherSessions,
  endSession,
  hashOf,
  listSessions,
  newToken,
  openSession,
  readSession,
} from './index.ts';

const DAY_MS = 86_400_000;
let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let member: MemberActor;
beforeAll(async () => {
  platform = await testPlatform();
  space = await platform.openSpace();
  member = await space.member();
});
afterAll(() => platform.close());

const open = () => platform.app.inTenant(space.tenant.id, (tx) => openSession(tx, member.memberId));
const endOf = async (id: string) =>
  (
    await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.select().from(sessions).where(eq(sessions.id, id)),
    )
  )[0]?.expiresAt;
const moveEnd = (id: string, days: number) =>
  platform.app.inTenant(space.tenant.id, async (tx) => {
    const expiresAt = new Date(Date.now() + days * DAY_MS);
    await tx.update(sessions).set({ expiresAt }).where(eq(sessions.id, id));
  });

it('lasts thirty days, and starts again when half of them have passed', async () => {
  const { token, sessionId } = await open();
  await moveEnd(sessionId, 16);
  await readSession(space.ctx(), token);
  expect((await endOf(sessionId))?.getTime()).toBeLessThan(Date.now() + 17 * DAY_MS);
  await moveEnd(sessionId, 14);
  expect(await readSession(space.ctx(), token)).toMatchObject({ memberId: member.memberId, sessionId });
  expect((await endOf(sessionId))?.getTime()).toBeGreaterThan(Date.now() + 29 * DAY_MS);
});

it('opens nothing once it has ended, and is then gone', async () => {
  const { token, sessionId } = await open();
  await moveEnd(sessionId, -0.001);
  expect(await readSession(space.ctx(), token)).toBeNull();
  expect(await endOf(sessionId)).toBeUndefined();
});

it('is opened by its token alone: not by its id, a stranger’s token, or nonsense', async () => {
  const { sessionId } = await open();
  for (const token of [
    sessionId,
    hashOf(sessionId),
    newToken(),
    '',
    'x'.repeat(100_000),
    "' or true --       ",
  ])
    expect(await readSession(space.ctx(), token)).toBeNull();
});

describe('a member’s sessions', () => {
  const openIn = (who: MemberActor, browser: Browser, system: System) =>
    platform.app.inTenant(space.tenant.id, (tx) => openSession(tx, who.memberId, { browser, system }));
  const as = async ({ token }: { token: string }) => {
    const actor = await readSession(space.ctx(), token);
    return space.ctx({ actor });
  };

  it('are listed with their browser, this one first, and ended one by one', async () => {
    const ana = await space.member();
    const phone = await openIn(ana, 'firefox', 'android');
    const computer = await openIn(ana, 'edge', 'windows');
    const own = await listSessions(await as(phone));
    expect(own).toMatchObject([
      { browser: 'firefox', system: 'android', here: true },
      { browser: 'edge', system: 'windows', here: false },
    ]);
    expect(JSON.stringify(own), 'nothing that opens a session, or leads to its row').not.toMatch(
      new RegExp(`${phone.token}|${phone.sessionId}|${computer.sessionId}`),
    );
    const id = own[1]?.id ?? '';
    const ben = await openIn(await space.member(), 'safari', 'iphone');
    await expect(endSession(await as(ben), id)).rejects.toBeInstanceOf(NotFound);
    await expect(endSession(space.ctx(), id)).rejects.toBeInstanceOf(SignInNeeded);
    await endSession(await as(phone), id);
    expect(await readSession(space.ctx(), computer.token)).toBeNull();
    await expect(endSession(await as(phone), id)).rejects.toBeInstanceOf(NotFound);
    expect(await listSessions(await as(phone))).toHaveLength(1);
  });

  it('are ended everywhere but here, and nobody else’s', async () => {
    const ana = await space.member();
    const here = await openIn(ana, 'firefox', 'linux');
    const there = [await openIn(ana, 'chrome', 'mac'), await openIn(ana, 'opera', 'linux')];
    const ben = await openIn(await space.member(), 'safari', 'iphone');
    await endOtherSessions(await as(here));
    for (const { token } of there) expect(await readSession(space.ctx(), token)).toBeNull();
    for (const { token } of [here, ben]) expect(await readSession(space.ctx(), token)).not.toBeNull();
    await expect(endOtherSessions(space.ctx())).rejects.toBeInstanceOf(SignInNeeded);
  });

  it('that have run out are not listed', async () => {
    const ana = await space.member();
    const [here, old] = [await openIn(ana, 'firefox', 'linux'), await openIn(ana, 'chrome', 'mac')];
    await moveEnd(old.sessionId, -1);
    expect(await listSessions(await as(here))).toHaveLength(1);
  });
});
