import { eq, sessions } from '@entraide/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MemberActor } from '../ctx/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { hashOf, newToken, openSession, readSession } from './index.ts';

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
