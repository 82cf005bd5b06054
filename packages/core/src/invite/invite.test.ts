import { inviteLinks } from '@entraide/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { confirmCode, requestCode } from '../account/index.ts';
import { newToken } from '../session/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import {
  endInviteLink,
  inviteLink,
  isLiveInvite,
  liveInviteLinks,
  makeInviteLink,
  renewInviteLink,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
beforeAll(async () => {
  platform = await testPlatform();
  space = await platform.openSpace({ entry: { rule: 'invitation' } }, 'private');
});
afterAll(() => platform.close());

const admin = async (of = space) => of.ctx({ actor: await of.member({ role: 'admin' }) });

/** Asks for a code with a link, and comes in with it. */
async function join(invite: string, email: string, of = space) {
  const browserToken = newToken();
  await requestCode(of.ctx(), { email, displayName: 'Ana', browserToken, invite });
  const mail = (await of.mails()).findLast(({ to }) => to === email)?.mail;
  if (mail?.kind !== 'code') return mail?.kind;
  return confirmCode(of.ctx(), { email, code: mail.code, browserToken });
}

it('lets whoever has it join a private space by invitation, as a plain member', async () => {
  const { code } = await renewInviteLink(await admin());
  const signedIn = await join(code, 'new@example.org');
  expect(signedIn).toMatchObject({ isNew: true, actor: { role: 'member', status: 'active' } });
  expect(await inviteLink(await admin())).toMatchObject({ code, uses: 1 });
});

it.each(['', 'nosuchcode', "' or true --", 'x'.repeat(100)])('%j lets nobody in', async (code) => {
  expect(await isLiveInvite(space.ctx(), code)).toBe(false);
  expect(await join(code, `a${code.length}@example.org`)).toBe('not-admitted');
});

it('a new one ends those before, also for whoever has the mail with the code already', async () => {
  const { code } = await renewInviteLink(await admin());
  const browserToken = newToken();
  const email = 'late@example.org';
  await requestCode(space.ctx(), { email, displayName: 'Ana', browserToken, invite: code });
  const mail = (await space.mails()).findLast(({ to }) => to === email)?.mail;
  if (mail?.kind !== 'code') throw new Error('no code was mailed');
  await renewInviteLink(await admin());
  const tried = confirmCode(space.ctx(), { email, code: mail.code, browserToken });
  await expect(tried).rejects.toMatchObject({ code: 'not-allowed' });
});

it('is none of another space', async () => {
  const other = await platform.openSpace({}, 'private');
  const { code } = await renewInviteLink(await admin(other));
  expect(await join(code, 'stranger@example.org')).toBe('not-admitted');
});

it('is shown and renewed by admins alone', async () => {
  const moderator = space.ctx({ actor: await space.member({ role: 'moderator' }) });
  await expect(inviteLink(moderator)).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(renewInviteLink(moderator)).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(renewInviteLink(space.ctx())).rejects.toMatchObject({ code: 'sign-in-needed' });
});

it('lets in as many as it may, of twenty at once', async () => {
  const own = await platform.openSpace({ entry: { rule: 'invitation' } });
  const code = 'threepeople';
  const endsAt = new Date(Date.now() + 60_000);
  await platform.app.inTenant(own.tenant.id, (tx) =>
    tx.insert(inviteLinks).values({ code, createdAt: new Date(), mostUses: 3, endsAt }),
  );
  const people = Array.from({ length: 20 }, (_, i) => ({
    email: `p${i}@example.org`,
    browserToken: newToken(),
  }));
  for (const person of people) await requestCode(own.ctx(), { ...person, displayName: 'Ana', invite: code });
  const mails = await own.mails();
  const tried = await Promise.all(
    people.map(({ email, browserToken }) => {
      const mail = mails.findLast(({ to }) => to === email)?.mail;
      if (mail?.kind !== 'code') throw new Error('no code was mailed');
      return confirmCode(own.ctx(), { email, code: mail.code, browserToken }).then(
        () => 'in',
        (error: { code?: string }) => error.code,
      );
    }),
  );
  expect(tried.filter((one) => one === 'in')).toHaveLength(3);
  const refused = tried.filter((one) => one !== 'in');
  expect(new Set(refused)).toEqual(new Set(['not-allowed']));
});

it('is one of many: for one person or more, until its day or until it is ended', async () => {
  const own = await platform.openSpace({ entry: { rule: 'invitation' } });
  const boss = await admin(own);
  const one = await makeInviteLink(boss, { mostUses: 1, days: 7 });
  const many = await makeInviteLink(boss, { mostUses: 30, days: 30 });
  expect(await join(one.code, 'first@example.org', own)).toMatchObject({ isNew: true });
  expect(await join(one.code, 'second@example.org', own)).toBe('not-admitted');
  expect((await liveInviteLinks(boss)).map(({ code }) => code)).toEqual([many.code]);
  const clock = () => new Date(Date.now() + 31 * 86_400_000);
  expect(await isLiveInvite(own.ctx({ clock }), many.code)).toBe(false);
  await endInviteLink(boss, many.code);
  expect(await isLiveInvite(own.ctx(), many.code)).toBe(false);
  await expect(endInviteLink(boss, many.code)).rejects.toMatchObject({ code: 'not-found' });
});

it('is made, listed and ended by admins alone, in their own space, and there are fifty at most', async () => {
  const own = await platform.openSpace();
  const boss = await admin(own);
  const { code } = await makeInviteLink(boss, { mostUses: 1, days: 7 });
  for (const role of ['member', 'moderator'] as const) {
    const ctx = own.ctx({ actor: await own.member({ role }) });
    for (const tried of [
      () => makeInviteLink(ctx, { mostUses: 1, days: 7 }),
      () => liveInviteLinks(ctx),
      () => endInviteLink(ctx, code),
    ])
      await expect(tried()).rejects.toMatchObject({ code: 'not-allowed' });
  }
  const other = await admin(await platform.openSpace());
  for (const foreign of [code, 'nosuchcode', "' or true"])
    await expect(endInviteLink(other, foreign)).rejects.toThrow('There is no such thing here.');
  for (const wrong of [
    { mostUses: 0, days: 7 },
    { mostUses: 501, days: 7 },
    { mostUses: 1, days: 366 },
  ])
    await expect(makeInviteLink(boss, wrong)).rejects.toMatchObject({ code: 'invalid' });
  for (let n = 1; n < 50; n++) await makeInviteLink(boss, { mostUses: 1, days: 7 });
  await expect(makeInviteLink(boss, { mostUses: 1, days: 7 })).rejects.toMatchObject({ code: 'conflict' });
});
