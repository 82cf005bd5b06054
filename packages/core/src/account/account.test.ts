import { admissions, desc, eq, isNull, knownBrowsers, loginCodes, members, sessions } from '@entraide/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figuresOf, type LimitName } from '../access/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { Invalid, NotAllowed, TooMany } from '../error/index.ts';
import { hashOf, newToken, readSession } from '../session/index.ts';
import { exhaust, type TestSpace, testPlatform } from '../testing/index.ts';
import { confirmCode, pendingCode, requestCode, type WrongCode } from './index.ts';
import { rememberBrowser } from './known-browser.ts';

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

/** A browser with so many codes of one address, oldest first, each another one. */
async function asked(count: number) {
  const space = await platform.openSpace();
  const browserToken = newToken();
  const codes: string[] = [];
  for (let i = 0; i < count; i++) codes.push(await space.codeFor(email, browserToken));
  if (new Set(codes).size < count) return asked(count);
  return { space, browserToken, codes };
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
    // One moment for all, so that a slow machine cannot use up the minutes.
    const asked = Date.now();
    const minutesAfter = (minutes: number) => ({ clock: () => new Date(asked + minutes * 60_000) });
    const code = await space.codeFor(email, browserToken, minutesAfter(0));
    const tooLate = confirmCode(space.ctx(minutesAfter(10.01)), { email, code, browserToken });
    expect(await refusal(tooLate)).toMatchObject({ reason: 'dead-code' });
    const inTime = confirmCode(space.ctx(minutesAfter(9.9)), { email, code, browserToken });
    expect(await inTime).toMatchObject({ isNew: true });
  });

  it.each([0, 1])(
    'lives beside the one before it, and one of them is enough (the %d. one)',
    async (which) => {
      const { space, browserToken, codes } = await asked(2);
      const code = codes[which] ?? '';
      expect(await confirmCode(space.ctx(), { email, code, browserToken })).toMatchObject({ isNew: true });
      for (const again of codes)
        expect(await refusal(confirmCode(space.ctx(), { email, code: again, browserToken }))).toMatchObject({
          reason: 'dead-code',
        });
    },
  );

  it('that is older than the last two says so, and costs no try', async () => {
    const { space, browserToken, codes } = await asked(3);
    for (let i = 0; i < 7; i++)
      expect(await refusal(confirmCode(space.ctx(), { email, code: codes[0], browserToken }))).toMatchObject({
        reason: 'older-code',
        triesLeft: 5,
      });
    expect(await confirmCode(space.ctx(), { email, code: codes[1], browserToken })).toMatchObject({
      isNew: true,
    });
  });

  it('that has run out says so while a newer one waits', async () => {
    const { space, browserToken, codes } = await asked(1);
    const clock = later(11);
    const newer = await space.codeFor(email, browserToken, { clock });
    if (newer === codes[0]) return;
    expect(
      await refusal(confirmCode(space.ctx({ clock }), { email, code: codes[0], browserToken })),
    ).toMatchObject({ reason: 'older-code', triesLeft: 5 });
    expect(await confirmCode(space.ctx({ clock }), { email, code: newer, browserToken })).toMatchObject({
      isNew: true,
    });
  });

  it('ends when its browser asks for another address', async () => {
    const { space, browserToken, codes } = await asked(1);
    await space.codeFor('bob@example.org', browserToken);
    expect(await refusal(confirmCode(space.ctx(), { email, code: codes[0], browserToken }))).toMatchObject({
      reason: 'dead-code',
    });
  });

  it('is compared with five guesses at most, however many live side by side and however many come at once', async () => {
    const { space, browserToken, codes } = await asked(1);
    const guess = (n: number) => {
      const six = String(n).padStart(6, '0');
      return refusal(confirmCode(space.ctx(), { email, code: six, browserToken }));
    };
    const guesses = Array.from({ length: 60 }, (_, n) => n).filter(
      (n) => !codes.includes(String(n).padStart(6, '0')),
    );
    for (const n of guesses.slice(0, 3)) await guess(n);
    const second = await space.codeFor(email, browserToken);
    const answers = await Promise.all(guesses.slice(10, 40).map(guess));
    // Three and two for the first code, five for the second.
    expect(answers.map((error) => (error as WrongCode).triesLeft).sort()).toEqual([
      ...Array(26).fill(0),
      1,
      2,
      3,
      4,
    ]);
    const rows = await platform.app.inTenant(space.tenant.id, (tx) => tx.select().from(loginCodes));
    expect(rows.map(({ attempts }) => attempts)).toEqual([5, 5]);
    for (const code of [...codes, second])
      expect(await refusal(confirmCode(space.ctx(), { email, code, browserToken }))).toMatchObject({
        reason: 'spent-code',
      });
  });

  it('is one of two at most, when eight are asked for and tried at the same moment', async () => {
    const { space, browserToken, codes } = await asked(2);
    const asking = Array.from({ length: 3 }, () => requestCode(space.ctx(), { email, browserToken }));
    const trying = codes.map((code) =>
      refusal(confirmCode(space.ctx(), { email, code: other(code), browserToken })),
    );
    await Promise.all([...asking, ...trying]);
    const live = await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.select().from(loginCodes).where(isNull(loginCodes.consumedAt)),
    );
    expect(live).toHaveLength(2);
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
      'spent-code',
    ]);
    const right = confirmCode(space.ctx(), { email, code, browserToken });
    expect(await refusal(right)).toMatchObject({ reason: 'spent-code', triesLeft: 0 });
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

describe('codes asked for', () => {
  const ip = '203.0.113.7';
  const ask = (space: TestSpace, address: string, caller?: Partial<Ctx>, browserToken = newToken()) =>
    requestCode(space.ctx({ ip, clock, ...caller }), { email: address, browserToken });
  const now = new Date();
  const clock = () => now;
  const used = (space: TestSpace, name: LimitName, key: string) => exhaust(space.ctx({ clock }), name, key);

  it('by a stranger do not lock anybody out: not in a browser they know, not from another network', async () => {
    const space = await platform.openSpace();
    const browserToken = newToken();
    const code = await space.codeFor(email, browserToken, { clock });
    await confirmCode(space.ctx(), { email, code, browserToken });
    for (let i = 0; i < 5; i++) await ask(space, email);
    expect(await refusal(ask(space, email))).toBeInstanceOf(TooMany);
    await ask(space, email, {}, browserToken);
    await ask(space, email, { ip: '198.51.100.1' });
    // Twenty an hour is what one mailbox gets of strangers, wherever they are; a known browser passes that, too.
    for (let i = 0; i < 13; i++) await ask(space, email, { ip: `192.0.${i}.1` });
    expect(await refusal(ask(space, email, { ip: '198.51.100.1' }))).toBeInstanceOf(TooMany);
    await ask(space, email, {}, browserToken);
  });

  it('know a browser for the address that signed in there, and for no other', async () => {
    const [space, neighbour] = [await platform.openSpace(), await platform.openSpace()];
    const browserToken = newToken();
    await signIn(space, email);
    const code = await space.codeFor(email, browserToken, { clock });
    await confirmCode(space.ctx(), { email, code, browserToken });
    for (const [where, address] of [
      [space, 'bob@example.org'],
      [neighbour, email],
    ] as const) {
      for (let i = 0; i < 5; i++) await ask(where, address, {}, browserToken);
      expect(await refusal(ask(where, address))).toBeInstanceOf(TooMany);
      expect(await refusal(ask(where, address, {}, browserToken))).toBeInstanceOf(TooMany);
    }
  });

  it('say when to ask again', async () => {
    const space = await platform.openSpace();
    for (let i = 0; i < 5; i++) await ask(space, email);
    expect(await refusal(ask(space, email))).toMatchObject({ retryAfterSeconds: 720 });
    const then = () => new Date(now.getTime() + 720_000);
    expect(await refusal(ask(space, email, { clock: then }))).toBeNull();
  });

  it.each([
    ['codes-space', ''],
    ['codes-network', '203.0.113.0/24'],
  ] as const)('by a thousand strangers (%s) keep out no member and nobody invited', async (name, key) => {
    const space = await platform.openSpace();
    const member = await space.member();
    const waiting = await space.member({ status: 'pending' });
    await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.insert(admissions).values({ email: 'invited@example.org' }),
    );
    await used(space, name, key);
    const answers = [];
    const asking = [member.email, 'invited@example.org', waiting.email, 'stranger@example.org'];
    for (const address of asking) answers.push(await ask(space, address));
    expect((await space.mails()).map(({ to }) => to)).toEqual([member.email, 'invited@example.org']);
    const [first, ...rest] = answers.map(({ email: _, ...answer }) => answer);
    expect(first?.crowded?.retryAfterSeconds).toBeGreaterThan(0);
    for (const answer of rest) expect(answer).toEqual(first);
    // What is left behind is the same, too: the page after it shows the same, and a try says the same.
    const rows = await platform.app.inTenant(space.tenant.id, (tx) => tx.select().from(loginCodes));
    expect(rows).toHaveLength(asking.length);
  });

  it('are not crowded in a browser that is known, and not in the space next door', async () => {
    const [space, neighbour] = [await platform.openSpace(), await platform.openSpace()];
    const browserToken = newToken();
    const code = await space.codeFor(email, browserToken, { clock });
    await confirmCode(space.ctx(), { email, code, browserToken });
    await used(space, 'codes-space', '');
    expect(await ask(space, email)).toMatchObject({ crowded: { retryAfterSeconds: expect.any(Number) } });
    expect(await ask(space, email, {}, browserToken)).toMatchObject({ crowded: null });
    expect(await ask(neighbour, email)).toMatchObject({ crowded: null });
  });

  it('come easily to fifty people behind one address, and to a thousand in an hour', async () => {
    const space = await platform.openSpace();
    const figures = (['codes-network', 'codes-space'] as const).map((name) => figuresOf(space.tenant, name));
    expect(figures.map(({ maximum }) => maximum)).toEqual([100, 1000]);
    for (let i = 0; i < 50; i++)
      expect(await ask(space, `m${i}@example.org`)).toMatchObject({ crowded: null });
  });

  it('remember the twenty browsers that a member used last', async () => {
    const space = await platform.openSpace();
    const { memberId } = await space.member({ email });
    const at = (minutes: number) => space.ctx({ clock: later(minutes) });
    const remembered = await platform.app.inTenant(space.tenant.id, async (tx) => {
      for (let i = 0; i < 22; i++) await rememberBrowser(at(i), tx, memberId, `b${i}`);
      await rememberBrowser(at(30), tx, memberId, 'b2');
      return (await tx.select().from(knownBrowsers)).map(({ browserHash }) => browserHash);
    });
    expect(remembered.sort()).toEqual(Array.from({ length: 20 }, (_, i) => `b${i + 2}`).sort());
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
