import { admissions, desc, eq, loginCodes, members, sessions } from '@entraide/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../ctx/index.ts';
import { Invalid, NotAllowed, TooMany } from '../error/index.ts';
import { hashOf, newToken, readSession } from '../session/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { CODE_LIMITS, confirmCode, pendingCode, requestCode, WrongCode } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

const email = 'ana@example.org';
const later = (minutes: number) => () => new Date(Date.now() + minutes * 60_000);
const other = (code: string) => (code === '000000' ? '111111' : '000000');
const refusal = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

async function signIn(space: TestSpace, address: string, caller?: Partial<Ctx>) {
  const browserToken = newToken();
  const code = await space.codeFor(address, browserToken, caller);
  return confirmCode(space.ctx(caller), { email: address, code, browserToken });
}

describe('a code', () => {
  it('makes a member of a newcomer, once, and opens a session that only its token opens', async () => {
    const space = await platform.openSpace();
    const { actor, token, isNew } = await signIn(space, email);
    expect(actor).toMatchObject({ email, displayName: 'Ana', role: 'member', status: 'active' });
    expect(isNew).toBe(true);
    expect(await readSession(space.ctx(), token)).toEqual(actor);
    expect(await readSession(space.ctx(), actor.sessionId)).toBeNull();

    const again = await signIn(space, 'ANA@Example.org ');
    expect(again.isNew).toBe(false);
    expect(again.actor.memberId).toBe(actor.memberId);
    expect((await space.mails()).filter(({ mail }) => mail.kind === 'welcome')).toHaveLength(1);
  });

  it('is not in the database, and neither is a session’s token', async () => {
    const space = await platform.openSpace();
    const browserToken = newToken();
    const code = await space.codeFor(email, browserToken);
    const { token, actor } = await confirmCode(space.ctx(), { email, code, browserToken });
    const [codes, opened] = await platform.app.inTenant(space.tenant.id, async (tx) => [
      await tx.select().from(loginCodes),
      await tx.select().from(sessions),
    ]);
    const written = JSON.stringify([codes, opened]);
    for (const secret of [code, browserToken, token]) expect(written).not.toContain(secret);
    expect(opened.map(({ id }) => id)).toEqual([hashOf(token)]);
    expect(actor.sessionId).toBe(hashOf(token));
  });

  it('works once', async () => {
    const space = await platform.openSpace();
    const browserToken = newToken();
    const code = await space.codeFor(email, browserToken);
    await confirmCode(space.ctx(), { email, code, browserToken });
    const replay = await refusal(confirmCode(space.ctx(), { email, code, browserToken }));
    expect(replay).toMatchObject({ reason: 'dead-code', triesLeft: 0 });
  });

  it('opens one session when it comes twice at the same moment', async () => {
    const space = await platform.openSpace();
    const browserToken = newToken();
    const code = await space.codeFor(email, browserToken);
    const both = await Promise.allSettled(
      [1, 2].map(() => confirmCode(space.ctx(), { email, code, browserToken })),
    );
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const opened = await platform.app.inTenant(space.tenant.id, (tx) => tx.select().from(sessions));
    expect(opened).toHaveLength(1);
  });

  it('works in the browser that asked for it only', async () => {
    const space = await platform.openSpace();
    const code = await space.codeFor(email, newToken());
    const elsewhere = confirmCode(space.ctx(), { email, code, browserToken: newToken() });
    expect(await refusal(elsewhere)).toMatchObject({ reason: 'dead-code' });
  });

  it('works in its own space only', async () => {
    const [one, two] = [await platform.openSpace(), await platform.openSpace()];
    const browserToken = newToken();
    const code = await one.codeFor(email, browserToken);
    expect(await refusal(confirmCode(two.ctx(), { email, code, browserToken }))).toMatchObject({
      reason: 'dead-code',
    });
    const { token } = await confirmCode(one.ctx(), { email, code, browserToken });
    expect(await readSession(two.ctx(), token)).toBeNull();
  });

  it('works for its own address only', async () => {
    const space = await platform.openSpace();
    const browserToken = newToken();
    const code = await space.codeFor(email, browserToken);
    const wrong = confirmCode(space.ctx(), { email: 'eve@example.org', code, browserToken });
    expect(await refusal(wrong)).toMatchObject({ reason: 'dead-code' });
  });

  it('lasts ten minutes', async () => {
    const space = await platform.openSpace();
    const browserToken = newToken();
    const code = await space.codeFor(email, browserToken);
    const tooLate = confirmCode(space.ctx({ clock: later(10.01) }), { email, code, browserToken });
    expect(await refusal(tooLate)).toMatchObject({ reason: 'dead-code' });
    const inTime = confirmCode(space.ctx({ clock: later(9.9) }), { email, code, browserToken });
    expect(await inTime).toMatchObject({ isNew: true });
  });

  it('is replaced by the next one of that browser', async () => {
    const space = await platform.openSpace();
    const browserToken = newToken();
    const first = await space.codeFor(email, browserToken);
    const second = await space.codeFor(email, browserToken);
    if (first !== second)
      expect(await refusal(confirmCode(space.ctx(), { email, code: first, browserToken }))).toBeInstanceOf(
        WrongCode,
      );
    expect(await confirmCode(space.ctx(), { email, code: second, browserToken })).toMatchObject({
      isNew: true,
    });
  });

  it('dies with the fifth wrong try, and says how many are left', async () => {
    const space = await platform.openSpace();
    const browserToken = newToken();
    const code = await space.codeFor(email, browserToken);
    const tries = [];
    for (let i = 0; i < 5; i++)
      tries.push(await refusal(confirmCode(space.ctx(), { email, code: other(code), browserToken })));
    expect(tries.map((error) => (error as WrongCode).triesLeft)).toEqual([4, 3, 2, 1, 0]);
    expect(tries.map((error) => (error as WrongCode).reason)).toEqual([
      ...Array(4).fill('wrong-code'),
      'dead-code',
    ]);
    const right = confirmCode(space.ctx(), { email, code, browserToken });
    expect(await refusal(right)).toMatchObject({ reason: 'dead-code', triesLeft: 0 });
  });

  it('gives five tries in all, also when twenty come at the same moment', async () => {
    const space = await platform.openSpace();
    const browserToken = newToken();
    const code = await space.codeFor(email, browserToken);
    const tries = await Promise.all(
      Array.from({ length: 20 }, () =>
        refusal(confirmCode(space.ctx(), { email, code: other(code), browserToken })),
      ),
    );
    const left = tries.map((error) => (error as WrongCode).triesLeft).sort();
    expect(left).toEqual([...Array(16).fill(0), 1, 2, 3, 4]);
    const [row] = await platform.app.inTenant(space.tenant.id, (tx) => tx.select().from(loginCodes));
    expect(row?.attempts).toBe(5);
  });

  it('costs no try when it is not six digits, and reads the digits of other scripts', async () => {
    const space = await platform.openSpace();
    const browserToken = newToken();
    const code = await space.codeFor(email, browserToken);
    const malformed = confirmCode(space.ctx(), { email, code: '12345', browserToken });
    expect(await refusal(malformed)).toMatchObject({ reason: 'malformed-code' });
    expect(await pendingCode(space.ctx(), browserToken)).toMatchObject({ email, triesLeft: 5 });
    const arabic = [...code].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join(' ');
    expect(await confirmCode(space.ctx(), { email, code: arabic, browserToken })).toMatchObject({
      isNew: true,
    });
  });

  it('waits, unspent, for the name of a newcomer who gave none', async () => {
    const space = await platform.openSpace();
    const browserToken = newToken();
    await requestCode(space.ctx(), { email, browserToken });
    const mail = (await space.mails())[0]?.mail;
    const code = mail?.kind === 'code' ? mail.code : '';
    const nameless = await refusal(confirmCode(space.ctx(), { email, code, browserToken }));
    expect(nameless).toBeInstanceOf(Invalid);
    expect((nameless as Invalid).faults).toMatchObject([{ path: ['displayName'], code: 'name-needed' }]);
    const { actor } = await confirmCode(space.ctx(), { email, code, browserToken, displayName: ' Zoé ' });
    expect(actor.displayName).toBe('Zoé');
  });
});

describe('the entry rule', () => {
  it('of approval lets a newcomer wait, and tells the moderators', async () => {
    const space = await platform.openSpace({ entry: { rule: 'approval' } });
    const admin = await space.member({ role: 'admin' });
    const { actor } = await signIn(space, email);
    expect(actor.status).toBe('pending');
    const told = (await space.mails()).map(({ to, mail }) => [to, mail.kind]);
    expect(told).toContainEqual([email, 'waiting']);
    expect(told).toContainEqual([admin.email, 'somebody-waits']);
  });

  it.each(['invitation', 'member-list'] as const)(
    'of %s answers strangers like anybody, and lets nobody in',
    async (rule) => {
      const space = await platform.openSpace({ entry: { rule } });
      await platform.app.inTenant(space.tenant.id, (tx) =>
        tx.insert(admissions).values({ email: 'invited@example.org', role: 'moderator' }),
      );
      const clock = () => new Date('2026-11-22T12:00:00Z');
      const answers = [];
      for (const address of ['stranger@example.org', 'invited@example.org'])
        answers.push(await requestCode(space.ctx({ clock }), { email: address, browserToken: newToken() }));
      const [stranger, invited] = answers.map(({ email: _, ...rest }) => rest);
      expect(stranger).toEqual(invited);
      const kinds = (await space.mails()).map(({ to, mail }) => [to, mail.kind]);
      expect(kinds).toEqual([
        ['stranger@example.org', 'not-admitted'],
        ['invited@example.org', 'code'],
      ]);
    },
  );

  it('gives an invited address its role once', async () => {
    const space = await platform.openSpace({ entry: { rule: 'invitation' } });
    const address = 'invited@example.org';
    await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.insert(admissions).values({ email: address, role: 'admin' }),
    );
    const first = await signIn(space, address);
    expect(first.actor).toMatchObject({ role: 'admin', status: 'active' });
    await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.delete(members).where(eq(members.email, address)),
    );
    expect((await signIn(space, address)).actor.role).toBe('member');
  });

  it('asks again when the code comes back: an invitation may have been taken away', async () => {
    const space = await platform.openSpace({ entry: { rule: 'invitation' } });
    const invited = { email, role: 'member' as const };
    await platform.app.inTenant(space.tenant.id, (tx) => tx.insert(admissions).values(invited));
    const browserToken = newToken();
    const code = await space.codeFor(email, browserToken);
    await platform.app.inTenant(space.tenant.id, (tx) => tx.delete(admissions));
    const confirming = confirmCode(space.ctx(), { email, code, browserToken });
    expect(await refusal(confirming)).toBeInstanceOf(NotAllowed);
  });

  it('of a space that is not open yet is by invitation, whatever it will be', async () => {
    const space = await platform.openSpace({ entry: { rule: 'open' } }, 'private');
    await requestCode(space.ctx(), { email, browserToken: newToken() });
    expect((await space.mails()).map(({ mail }) => mail)).toEqual([
      { kind: 'not-admitted', rule: 'private' },
    ]);
  });

  it('of a suspended space is: nobody', async () => {
    const space = await platform.openSpace({}, 'suspended');
    const asking = requestCode(space.ctx(), { email, browserToken: newToken() });
    expect(await refusal(asking)).toBeInstanceOf(NotAllowed);
  });
});

describe('codes asked for within an hour', () => {
  const ask = (space: TestSpace, address: string, caller?: Partial<Ctx>) =>
    refusal(requestCode(space.ctx(caller), { email: address, browserToken: newToken() }));

  it('are limited for an address, also at the same moment, and again open an hour later', async () => {
    const space = await platform.openSpace();
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(space, email)));
    expect(answers.filter((answer) => answer === null)).toHaveLength(CODE_LIMITS.address);
    const refused = answers.find((answer) => answer instanceof TooMany);
    expect(refused?.retryAfterSeconds).toBeGreaterThan(3500);
    expect(refused?.retryAfterSeconds).toBeLessThanOrEqual(3600);
    expect(await ask(space, 'bob@example.org')).toBeNull();
    expect(await ask(space, email, { clock: later(61) })).toBeNull();
  });

  it('are limited for a network', async () => {
    const space = await platform.openSpace();
    const from = (i: number) => ask(space, `m${i}@example.org`, { ip: `2001:db8::${i.toString(16)}` });
    for (let i = 0; i < CODE_LIMITS.network; i++) expect(await from(i)).toBeNull();
    expect(await from(99)).toBeInstanceOf(TooMany);
    expect(await ask(space, 'bob@example.org', { ip: '203.0.113.9' })).toBeNull();
  });

  it('are limited for a space, and not for its neighbour', async () => {
    const [space, neighbour] = [await platform.openSpace(), await platform.openSpace()];
    const now = new Date();
    const rows = Array.from({ length: CODE_LIMITS.space }, (_, i) => ({
      id: `0192f3a4-0000-7000-8000-${String(i).padStart(12, '0')}`,
      email: `m${i}@example.org`,
      browserHash: 'b',
      codeHash: 'c',
      ipHash: 'i',
      createdAt: now,
      expiresAt: now,
    }));
    await platform.app.inTenant(space.tenant.id, (tx) => tx.insert(loginCodes).values(rows));
    expect(await ask(space, email)).toBeInstanceOf(TooMany);
    expect(await ask(neighbour, email)).toBeNull();
  });
});

describe('pendingCode', () => {
  it('is the browser’s own, with its address, until it is used', async () => {
    const space = await platform.openSpace();
    const browserToken = newToken();
    const code = await space.codeFor(email, browserToken);
    expect(await pendingCode(space.ctx(), browserToken)).toMatchObject({
      email,
      displayName: 'Ana',
      triesLeft: 5,
    });
    expect(await pendingCode(space.ctx(), newToken())).toBeNull();
    await confirmCode(space.ctx(), { email, code, browserToken });
    expect(await pendingCode(space.ctx(), browserToken)).toBeNull();
    const [row] = await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.select().from(loginCodes).orderBy(desc(loginCodes.createdAt)),
    );
    expect(row?.consumedAt).not.toBeNull();
  });

  it('keeps the address of a code that ran out or was tried too often, so that a new one is a click away', async () => {
    const space = await platform.openSpace();
    const browserToken = newToken();
    const code = await space.codeFor(email, browserToken);
    for (let i = 0; i < 5; i++)
      await refusal(confirmCode(space.ctx(), { email, code: other(code), browserToken }));
    expect(await pendingCode(space.ctx(), browserToken)).toMatchObject({ email, triesLeft: 0 });
    expect(await pendingCode(space.ctx({ clock: later(61) }), browserToken)).toBeNull();
  });
});
