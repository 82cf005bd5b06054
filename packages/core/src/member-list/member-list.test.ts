import { memberImports, memberListLines } from '@entraide/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { confirmCode } from '../account/index.ts';
import { listActs } from '../act/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { newToken } from '../session/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { applyImport, beginImport, compareImport, forgetMemberList, memberList } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let admin: Ctx;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace({ entry: { rule: 'approval' } });
  admin = space.ctx({ actor: await space.member({ role: 'admin', email: 'admin@example.org' }) });
});

/** As the page does it: read, take the guess, compare, apply. */
async function bring(
  list: string | Buffer,
  { ctx = admin, months = 12, leaveOut = false, tell = false } = {},
) {
  const { id, key, guess } = await beginImport(ctx, list);
  const choice = { id, key, ...guess };
  const difference = await compareImport(ctx, choice);
  const { seen } = difference;
  return { difference, choice, ...(await applyImport(ctx, { ...choice, months, leaveOut, tell, seen })) };
}
const lines = (of = space) =>
  platform.app.inTenant(of.tenant.id, async (tx) => tx.select().from(memberListLines));
async function join(email: string, of = space, caller = {}) {
  const browserToken = newToken();
  const code = await of.codeFor(email, browserToken, caller);
  return (await confirmCode(of.ctx(caller), { email, code, browserToken })).actor;
}

describe('a member list', () => {
  it('lets those on it in without waiting, vouched for, and the others wait', async () => {
    await bring('Nom;Courriel;Adhésion\nMartin;Zoe@Example.org;12/03/2016\nDurand;bo@example.org;\n');
    expect(await join('zoe@example.org')).toMatchObject({ status: 'active', role: 'member' });
    expect(await join('stranger@example.org')).toMatchObject({ status: 'pending' });
    expect(await bring('zoe@example.org').then(({ difference }) => difference.members)).toBe(1);
  });

  it('is kept as hashes alone, which another space does not share, and writes to nobody', async () => {
    await bring('zoe@example.org\nbo@example.org');
    const kept = JSON.stringify(await lines());
    expect(kept).not.toMatch(/@|zoe|example/);
    const other = await platform.openSpace({ entry: { rule: 'approval' } });
    await bring('zoe@example.org', { ctx: other.ctx({ actor: await other.member({ role: 'admin' }) }) });
    const [theirs] = await lines(other);
    expect(kept).not.toContain(theirs?.emailHash);
    expect(await space.mails()).toEqual([]);
    expect(JSON.stringify(await listActs(admin))).not.toMatch(/@/);
    expect(await listActs(admin)).toMatchObject([{ action: 'member.list', details: { from: 0, to: 2 } }]);
  });

  it('invites by mail, if an admin asks, whoever is new on it and no member, once', async () => {
    await space.member({ email: 'in@example.org' });
    await bring('kept@example.org');
    const list = 'in@example.org\nkept@example.org\nnew@example.org';
    expect(await bring(list, { tell: true })).toMatchObject({ people: 3, told: 1 });
    expect(await space.mails()).toMatchObject([{ to: 'new@example.org' }]);
    expect((await listActs(admin))[0]).toMatchObject({ details: { from: 1, to: 3, told: 1 } });
    expect(await bring(list, { tell: true })).toMatchObject({ told: 0 });
    await expect(bring('third@example.org', { tell: true })).rejects.toMatchObject({ code: 'too-many' });
    expect(await lines()).toHaveLength(3);
  });

  it('is shown as a difference before anything happens', async () => {
    await space.member({ email: 'in@example.org' });
    await bring('kept@example.org\ngone@example.org\n');
    const { id, key, guess } = await beginImport(
      admin,
      'E-mail,Name\nin@example.org,A\nkept@example.org,B\nnew@example.org,C\nNEW@example.org,C\n,D\n',
    );
    expect(await compareImport(admin, { id, key, ...guess })).toMatchObject({
      ...{ fresh: 1, listed: 1, members: 1, gone: 1, duplicates: 1, without: 1, badCount: 0 },
    });
    expect(await lines()).toHaveLength(2);
  });

  it('names a bad line with its number, and nothing is half-done', async () => {
    const list = 'Nom;E-mail\n"Martin\nJean";a@example.org\n\nDurand;not an address\nPetit;b@example.org\n';
    const { id, key, guess } = await beginImport(admin, list);
    const choice = { id, key, ...guess };
    const { bad, seen } = await compareImport(admin, choice);
    expect(bad).toEqual([{ line: 5, text: 'not an address' }]);
    const tried = applyImport(admin, { ...choice, months: 12, leaveOut: false, seen });
    await expect(tried).rejects.toMatchObject({ code: 'invalid', faults: [{ path: ['leaveOut'] }] });
    expect(await lines()).toEqual([]);
    expect(await applyImport(admin, { ...choice, months: 12, leaveOut: true, seen })).toMatchObject({
      people: 2,
    });
  });

  it('ends on its day, when it is forgotten, and with the key', async () => {
    await bring('a@example.org\nb@example.org\nc@example.org', { months: 3 });
    const secretKey = 'another key of the server, by mistake';
    expect(await memberList({ ...admin, secretKey })).toMatchObject({ people: 3, readable: false });
    expect(await join('b@example.org', space, { secretKey })).toMatchObject({ status: 'pending' });
    const clock = () => new Date(Date.now() + 100 * 86_400_000);
    expect(await memberList({ ...admin, clock })).toBe(null);
    await forgetMemberList(admin);
    expect(await memberList(admin)).toBe(null);
    expect(await join('c@example.org')).toMatchObject({ status: 'pending' });
  });

  it('lets nobody in after its end', async () => {
    await bring('a@example.org', { months: 3 });
    const clock = () => new Date(Date.now() + 100 * 86_400_000);
    expect(await join('a@example.org', space, { clock })).toMatchObject({ status: 'pending' });
  });

  it('opens a space by list or by invitation, and no space that has not opened', async () => {
    for (const [rule, status] of [
      ['member-list', 'open'],
      ['invitation', 'open'],
      ['approval', 'private'],
    ] as const) {
      const own = await platform.openSpace({ entry: { rule } }, status);
      await bring('a@example.org', { ctx: own.ctx({ actor: await own.member({ role: 'admin' }) }) });
      const came = join('a@example.org', own);
      if (status === 'open') expect(await came).toMatchObject({ status: 'active' });
      else await expect(came).rejects.toThrow('no code');
    }
  });

  it('is replaced once, of two who apply what they saw at the same moment', async () => {
    const other = space.ctx({ actor: await space.member({ role: 'admin' }) });
    const tries = await Promise.allSettled(
      await Promise.all(
        [admin, other].map(async (ctx, i) => {
          const { id, key, guess } = await beginImport(ctx, `a${i}@example.org\nb@example.org`);
          const choice = { id, key, ...guess };
          return {
            ctx,
            choice: { ...choice, ...(await compareImport(ctx, choice).then(({ seen }) => ({ seen }))) },
          };
        }),
      ).then((two) =>
        two.map(({ ctx, choice }) => applyImport(ctx, { ...choice, months: 12, leaveOut: false })),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
    expect(await lines()).toHaveLength(2);
  });
});

describe('what was sent', () => {
  it('is kept sealed for an hour, for who sent it, and can be read with its key alone', async () => {
    const { id, key, guess } = await beginImport(admin, 'zoe@example.org\n');
    const choice = { id, key, ...guess };
    const kept = await platform.app.inTenant(space.tenant.id, async (tx) => tx.select().from(memberImports));
    expect(kept[0]?.sealed.toString('latin1')).not.toContain('zoe');
    const other = space.ctx({ actor: await space.member({ role: 'admin' }) });
    const foreign = await platform.openSpace();
    const theirs = foreign.ctx({ actor: await foreign.member({ role: 'admin' }) });
    const late = { ...admin, clock: () => new Date(Date.now() + 3_700_000) };
    const wrongKey = { ...choice, key: Buffer.alloc(32).toString('base64url') };
    for (const [ctx, given] of [
      ...([other, theirs, late].map((ctx) => [ctx, choice]) as [Ctx, typeof choice][]),
      [admin, wrongKey],
      [admin, { ...choice, id: 'x' }],
      [admin, { ...choice, key: '' }],
    ] as const)
      await expect(compareImport(ctx, given)).rejects.toMatchObject({ code: 'gone' });
  });

  it('is sent, seen and applied by admins alone', async () => {
    const begun = await beginImport(admin, 'zoe@example.org\n');
    const choice = { id: begun.id, key: begun.key, ...begun.guess };
    const apply = { ...choice, months: 12, leaveOut: false, seen: '0 ' };
    for (const [ctx, code] of [
      [space.ctx(), 'sign-in-needed'],
      [space.ctx({ actor: await space.member() }), 'not-allowed'],
      [space.ctx({ actor: await space.member({ role: 'moderator' }) }), 'not-allowed'],
    ] as const)
      for (const tried of [
        () => beginImport(ctx, 'a@example.org'),
        () => compareImport(ctx, choice),
        () => applyImport(ctx, apply),
        () => memberList(ctx),
        () => forgetMemberList(ctx),
      ])
        await expect(tried()).rejects.toMatchObject({ code });
    expect(await lines()).toEqual([]);
  });
});
