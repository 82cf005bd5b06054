import { memberFactors, recoveryCodes, sessions } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listActs } from '../act/index.ts';
import { decideBan, decideCase } from '../desk/index.ts';
import { claimDomain } from '../domain/index.ts';
import { newTotpSecret } from '../factor/index.ts';
import { exportMembers, myData, setRole } from '../member/index.ts';
import { changeSettings, readSettings } from '../revision/index.ts';
import { inviteMember } from '../tenant/index.ts';
import {
  signedIn,
  type TestSpace,
  testAuthenticator,
  testPlatform,
  testTotpCode,
  withApp,
} from '../testing/index.ts';
import {
  addApp,
  addPasskey,
  askForPasskey,
  offerPasskey,
  ownSecondFactor,
  proveWithCode,
  proveWithPasskey,
  removeFactor,
  renewRecoveryCodes,
  resetFromPlatform,
  resetSecondFactor,
} from './index.ts';

const platform = await testPlatform();
afterAll(() => platform.close());
const MINUTE_MS = 60_000;

let space: TestSpace;
beforeAll(async () => {
  space = await platform.openSpace({ secondFactor: 'admins' });
});

let now = new Date();
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * MINUTE_MS);
};
const clock = () => now;
type Session = Awaited<ReturnType<typeof signedIn>>;
const as = async (session: Session, where = space) => where.ctx({ actor: await session.now(), clock });
const newAdmin = () => space.member({ role: 'admin' });
const adminWithApp = async () => {
  later(5);
  const member = await newAdmin();
  return { member, ...(await withApp(space, member, { clock })) };
};
/** Another browser of the same person, which has proved nothing yet. */
const elsewhere = (member: { memberId: string }) => signedIn(space, member);
const didTo = async (email: string) =>
  (await space.mails()).flatMap(({ to, mail }) =>
    to === email && mail.kind === 'second-factor' ? [mail.did] : [],
  );
const refused = (code: string) => expect.objectContaining({ code });
const fault = (code: string) => expect.objectContaining({ faults: [expect.objectContaining({ code })] });

describe('setting one up', () => {
  it('takes the sign-in by mail while there is none, gives ten codes, and counts as proof', async () => {
    later(5);
    const member = await newAdmin();
    const session = await signedIn(space, member);
    expect(await ownSecondFactor(await as(session))).toEqual({
      ...{ factors: [], recoveryCodes: 0, isRequired: true },
    });
    const secret = newTotpSecret();
    await expect(addApp(await as(session), { secret, code: '000000' })).rejects.toEqual(fault('wrong-proof'));
    const { recoveryCodes: codes } = await addApp(await as(session), {
      ...{ secret, code: testTotpCode(secret, now) },
    });
    expect(codes).toHaveLength(10);
    expect(await session.now()).toMatchObject({ hasSecondFactor: true, secondFactorAt: now });
    expect(await ownSecondFactor(await as(session))).toMatchObject({
      ...{ factors: [{ kind: 'totp' }], recoveryCodes: 10 },
    });
    expect(await didTo(member.email)).toEqual(['added']);
  });

  it('with an app is for those who look after the space', async () => {
    const session = await signedIn(space, await space.member());
    const ctx = await as(session);
    expect(await ownSecondFactor(ctx)).toEqual({ factors: [], recoveryCodes: 0, isRequired: false });
    const out = await as(await signedIn(space, await space.member({ status: 'suspended' })));
    await expect(ownSecondFactor(out)).rejects.toEqual(refused('not-allowed'));
    const secret = newTotpSecret();
    await expect(addApp(ctx, { secret, code: testTotpCode(secret, now) })).rejects.toEqual(
      refused('not-allowed'),
    );
    await expect(ownSecondFactor(space.ctx())).rejects.toEqual(refused('sign-in-needed'));
  });

  it('of forty at once in as many browsers, one gets in: the others would have to prove it', async () => {
    later(5);
    const member = await newAdmin();
    const sessions = await Promise.all(Array.from({ length: 40 }, () => signedIn(space, member)));
    const callers = await Promise.all(sessions.map((session) => as(session)));
    const outcomes = await Promise.allSettled(
      callers.map((ctx) => {
        const secret = newTotpSecret();
        return addApp(ctx, { secret, code: testTotpCode(secret, now) });
      }),
    );
    const done = outcomes.filter(({ status }) => status === 'fulfilled');
    expect(done).toHaveLength(1);
    for (const one of outcomes)
      if (one.status === 'rejected') expect(one.reason).toEqual(refused('second-factor-needed'));
  });

  it('a second one takes a proof of the last ten minutes, and ends the proof of other browsers', async () => {
    const { member, code, ...first } = await adminWithApp();
    const second = await elsewhere(member);
    const app = () => {
      const secret = newTotpSecret();
      return { secret, code: testTotpCode(secret, now) };
    };
    await expect(addApp(await as(second), app())).rejects.toEqual(refused('second-factor-needed'));
    later(10);
    await expect(addApp(await as(first), app())).rejects.toEqual(refused('second-factor-needed'));
    await proveWithCode(await as(second), { code: code(now) });
    later(1);
    await proveWithCode(await as(first), { code: code(now) });
    expect((await second.now()).secondFactorAt).not.toBeNull();
    const { recoveryCodes: codes } = await addApp(await as(first), app());
    expect(codes).toBeNull();
    expect((await second.now()).secondFactorAt).toBeNull();
    expect((await first.now()).secondFactorAt).toEqual(now);
    expect((await ownSecondFactor(await as(first))).factors).toHaveLength(1);
  });
});

describe('a code', () => {
  it('of the app proves it in this session alone, once', async () => {
    const { member, code } = await adminWithApp();
    const [one, other] = [await elsewhere(member), await elsewhere(member)];
    later(1);
    await proveWithCode(await as(one), { code: code(now) });
    expect((await one.now()).secondFactorAt).toEqual(now);
    expect((await other.now()).secondFactorAt).toBeNull();
    await expect(proveWithCode(await as(other), { code: code(now) })).rejects.toEqual(fault('wrong-proof'));
    await expect(proveWithCode(await as(other), { code: 'x'.repeat(300) })).rejects.toEqual(
      refused('invalid'),
    );
    await expect(proveWithCode(space.ctx(), { code: code(now) })).rejects.toEqual(refused('sign-in-needed'));
  });

  it('is good a step early or late, and no further', async () => {
    const { member, code } = await adminWithApp();
    const session = await elsewhere(member);
    later(5);
    const at = (seconds: number) => code(new Date(now.getTime() + seconds * 1000));
    await expect(proveWithCode(await as(session), { code: at(-65) })).rejects.toEqual(fault('wrong-proof'));
    await proveWithCode(await as(session), { code: at(-30) });
    await proveWithCode(await as(session), { code: at(30) });
  });

  it('that is the right one, forty at once: one', async () => {
    const { member, code } = await adminWithApp();
    const browsers = await Promise.all(Array.from({ length: 10 }, () => elsewhere(member)));
    later(1);
    const callers = await Promise.all(browsers.map((browser) => as(browser)));
    const tries = Array.from({ length: 40 }, (_, i) => callers[i % 10] ?? space.ctx());
    const outcomes = await Promise.allSettled(tries.map((ctx) => proveWithCode(ctx, { code: code(now) })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('of the ten recovery codes proves it, once, and its owner hears of it', async () => {
    const { member, recoveryCodes: codes } = await adminWithApp();
    const [one, other] = [await elsewhere(member), await elsewhere(member)];
    const [first = '', second = ''] = codes;
    await proveWithCode(await as(one), { code: ` ${first.toUpperCase().replaceAll('-', ' ')}` });
    await expect(proveWithCode(await as(other), { code: first })).rejects.toEqual(fault('wrong-proof'));
    expect(await ownSecondFactor(await as(one))).toMatchObject({ recoveryCodes: 9 });
    expect(await didTo(member.email)).toEqual(['added', 'used-code']);
    const renewed = await renewRecoveryCodes(await as(one));
    await expect(proveWithCode(await as(other), { code: second })).rejects.toEqual(fault('wrong-proof'));
    await proveWithCode(await as(other), { code: renewed[0] });
  });

  it('is tried twenty times, and a right one gives them back', async () => {
    const { member, code } = await adminWithApp();
    const session = await elsewhere(member);
    const ctx = await as(session);
    const wrong = () => proveWithCode(ctx, { code: '' }).catch((error) => error.code);
    later(1);
    for (let i = 0; i < 19; i++) expect(await wrong()).toBe('invalid');
    await proveWithCode(await as(session), { code: code(now) });
    for (let i = 0; i < 20; i++) expect(await wrong()).toBe('invalid');
    expect(await wrong()).toBe('too-many');
    later(1);
    await expect(proveWithCode(await as(session), { code: code(now) })).rejects.toEqual(refused('too-many'));
  });
});

describe('a passkey', () => {
  const site = () => ({ host: space.tenant.host, origin: space.tenant.origin });
  async function adminWithPasskey() {
    later(5);
    const member = await newAdmin();
    const session = await signedIn(space, member);
    const authenticator = testAuthenticator(site());
    const { challenge } = await offerPasskey(await as(session), site());
    const response = authenticator.make(challenge);
    const added = await addPasskey(await as(session), site(), { label: 'Téléphone', response });
    return { member, ...session, authenticator, ...added };
  }

  it('is made and proves it, each for a question of this session, once', async () => {
    const { member, authenticator, recoveryCodes: codes, ...first } = await adminWithPasskey();
    expect(codes).toHaveLength(10);
    expect(await ownSecondFactor(await as(first))).toMatchObject({
      factors: [{ kind: 'passkey', label: 'Téléphone', host: space.tenant.host }],
    });
    const [one, other] = [await elsewhere(member), await elsewhere(member)];
    const { challenge, allowCredentials } = await askForPasskey(await as(one), site());
    expect(allowCredentials?.map(({ id }) => id)).toEqual([authenticator.id]);
    const answer = authenticator.answer(challenge);
    await expect(proveWithPasskey(await as(other), site(), answer)).rejects.toEqual(fault('wrong-proof'));
    await proveWithPasskey(await as(one), site(), answer);
    expect((await one.now()).secondFactorAt).toEqual(now);
    await expect(proveWithPasskey(await as(one), site(), answer)).rejects.toEqual(fault('wrong-proof'));
  });

  it('answers neither too late nor with nonsense', async () => {
    const { authenticator, ...session } = await adminWithPasskey();
    const ask = async () => (await askForPasskey(await as(session), site())).challenge;
    const challenge = await ask();
    const prove = async (response: unknown) => proveWithPasskey(await as(session), site(), response);
    later(5);
    await expect(prove(authenticator.answer(challenge))).rejects.toEqual(fault('wrong-proof'));
    for (const nonsense of [null, '', {}, [], { id: 'x' }])
      await expect(prove(nonsense)).rejects.toEqual(fault('wrong-proof'));
  });

  it('of somebody else proves nothing', async () => {
    const { authenticator } = await adminWithPasskey();
    const { ...session } = await adminWithPasskey();
    const { challenge } = await askForPasskey(await as(session), site());
    const answer = authenticator.answer(challenge);
    await expect(proveWithPasskey(await as(session), site(), answer)).rejects.toEqual(fault('wrong-proof'));
  });

  it('that counts is not used again by a copy of it', async () => {
    const { authenticator, ...session } = await adminWithPasskey();
    const prove = async (counter: number) => {
      const { challenge } = await askForPasskey(await as(session), site());
      return proveWithPasskey(await as(session), site(), authenticator.answer(challenge, { counter }));
    };
    await prove(7);
    await expect(prove(7)).rejects.toEqual(fault('wrong-proof'));
    await prove(8);
  });

  it('of another address is not asked for', async () => {
    const { ...session } = await adminWithPasskey();
    const own = { host: 'aide.example.org', origin: 'https://aide.example.org' };
    expect((await askForPasskey(await as(session), own)).allowCredentials).toEqual([]);
  });
});

describe('removing', () => {
  it('keeps the last one of an admin who needs one, and takes the codes along where it may go', async () => {
    const { ...session } = await adminWithApp();
    const [factor] = (await ownSecondFactor(await as(session))).factors;
    await expect(removeFactor(await as(session), factor?.id ?? '')).rejects.toEqual(refused('conflict'));
    const free = await platform.openSpace();
    const other = await withApp(free, await free.member({ role: 'moderator' }), { clock });
    const [own] = (await ownSecondFactor(await as(other, free))).factors;
    await expect(removeFactor(await as(other, free), factor?.id ?? '')).rejects.toEqual(refused('not-found'));
    later(10);
    await expect(removeFactor(await as(other, free), own?.id ?? '')).rejects.toEqual(
      refused('second-factor-needed'),
    );
    later(1);
    await proveWithCode(await as(other, free), { code: other.code(now) });
    await removeFactor(await as(other, free), own?.id ?? '');
    expect(await other.now()).toMatchObject({ hasSecondFactor: false });
    expect(await ownSecondFactor(await as(other, free))).toMatchObject({ factors: [], recoveryCodes: 0 });
  });

  it('is open to whoever has the role no more', async () => {
    const { member, ...session } = await adminWithApp();
    const boss = await adminWithApp();
    await setRole(await as(boss), member.memberId, { role: 'member' });
    const [own] = (await ownSecondFactor(await as(session))).factors;
    await removeFactor(await as(session), own?.id ?? '');
    expect((await ownSecondFactor(await as(session))).factors).toEqual([]);
  });
});

describe('resetting', () => {
  it('by another admin lets somebody begin anew, signs them out, and tells them', async () => {
    const { member, ...session } = await adminWithApp();
    const boss = await adminWithApp();
    expect(await resetSecondFactor(await as(boss), member.memberId)).toBe(true);
    await expect(session.now()).rejects.toThrow('ended');
    expect(await (await elsewhere(member)).now()).toMatchObject({ hasSecondFactor: false });
    expect(await didTo(member.email)).toEqual(['added', 'reset']);
    const about = (await listActs(await as(boss))).filter(({ subjectId }) => subjectId === member.memberId);
    expect(about).toContainEqual(
      expect.objectContaining({ action: 'member.second-factor', details: { did: 'reset' } }),
    );
    expect(await resetSecondFactor(await as(boss), member.memberId)).toBe(false);
  });

  it('is refused to moderators, to oneself, without a proof of now, and across spaces', async () => {
    const boss = await adminWithApp();
    const { member } = await adminWithApp();
    const moderator = await signedIn(space, await space.member({ role: 'moderator' }));
    await expect(resetSecondFactor(await as(moderator), member.memberId)).rejects.toEqual(
      refused('not-allowed'),
    );
    await expect(resetSecondFactor(await as(boss), boss.member.memberId)).rejects.toEqual(
      refused('conflict'),
    );
    const other = await platform.openSpace();
    const theirs = await signedIn(other, await other.member({ role: 'admin' }));
    for (const id of [member.memberId, newId(), 'x'])
      await expect(resetSecondFactor(await as(theirs, other), id)).rejects.toEqual(refused('not-found'));
    later(10);
    await expect(resetSecondFactor(await as(boss), member.memberId)).rejects.toEqual(
      refused('second-factor-needed'),
    );
  });

  it('is done by the operator for the last admin', async () => {
    const { member, ...session } = await adminWithApp();
    const operator = {
      ...platform.worker,
      db: platform.database.db('platform'),
      clock,
      operator: 'root',
    };
    const address = { scheme: 'https', port: null } as const;
    const { slug } = space.tenant;
    const { email } = member;
    const reset = (dryRun: boolean) =>
      resetFromPlatform(operator, slug, { email: email.toUpperCase() }, { address, dryRun });
    expect(await reset(true)).toEqual({ email, changed: true });
    expect(await session.now()).toMatchObject({ hasSecondFactor: true });
    expect(await reset(false)).toEqual({ email, changed: true });
    await expect(session.now()).rejects.toThrow('ended');
    expect(await reset(false)).toEqual({ email, changed: false });
    const nobody = { email: 'nobody@example.org' };
    await expect(resetFromPlatform(operator, slug, nobody, { address })).rejects.toEqual(
      refused('not-found'),
    );
  });
});

describe('what decides about others', () => {
  it('is refused without a second factor, without a proof, and without one of now', async () => {
    const member = await space.member();
    const { number } = await readSettings(await as(await adminWithApp()));
    type Caller = Awaited<ReturnType<typeof as>>;
    const deeds: Record<string, (ctx: Caller) => Promise<unknown>> = {
      role: (ctx) => setRole(ctx, member.memberId, { role: 'moderator' }),
      export: (ctx) => exportMembers(ctx),
      ban: (ctx) => decideCase(ctx, newId(), { kind: 'ban', ground: 'scam' }),
      'agree to a ban': (ctx) => decideBan(ctx, newId(), { agree: true }),
      invite: (ctx) => inviteMember(ctx, { email: 'new@example.org', role: 'admin' }),
      domain: (ctx) => claimDomain(ctx, { host: 'aide.example.org' }),
      rule: (ctx) => changeSettings(ctx, { base: number, set: { secondFactor: 'off' } }),
      reset: (ctx) => resetSecondFactor(ctx, member.memberId),
    };
    const boss = await adminWithApp();
    const bare = await signedIn(space, await newAdmin());
    const unproven = await elsewhere(boss.member);
    later(10);
    for (const [name, deed] of Object.entries(deeds)) {
      await expect(deed(await as(bare)), name).rejects.toEqual(refused('second-factor-missing'));
      await expect(deed(await as(unproven)), name).rejects.toEqual(refused('second-factor-needed'));
      await expect(deed(await as(boss)), name).rejects.toEqual(refused('second-factor-needed'));
    }
    // What decides about nobody needs no proof of now.
    await expect(decideCase(await as(boss), newId(), { kind: 'keep', ground: 'scam' })).rejects.toEqual(
      refused('not-found'),
    );
    await expect(decideBan(await as(boss), newId(), { agree: false })).rejects.toEqual(refused('not-found'));
    await inviteMember(await as(boss), { email: 'new@example.org' });
    await changeSettings(await as(boss), { base: number, set: { reading: 'members' } });
    await proveWithCode(await as(boss), { code: boss.code(now) });
    await setRole(await as(boss), member.memberId, { role: 'moderator' });
  });
});

describe('of another space', () => {
  it('nothing is found, with the same address in both', async () => {
    const { member, secret, code, recoveryCodes: codes } = await adminWithApp();
    const other = await platform.openSpace({ secondFactor: 'admins' });
    const twin = await other.member({ role: 'admin', email: member.email });
    const session = await signedIn(other, twin);
    later(1);
    expect(await ownSecondFactor(await as(session, other))).toMatchObject({ factors: [], recoveryCodes: 0 });
    for (const typed of [code(now), codes[0]])
      await expect(proveWithCode(await as(session, other), { code: typed })).rejects.toEqual(
        fault('wrong-proof'),
      );
    const rows = await platform.app.inTenant(other.tenant.id, async (tx) => [
      ...(await tx.select().from(memberFactors)),
      ...(await tx.select().from(recoveryCodes)),
    ]);
    expect(rows).toEqual([]);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  });
});

it('leaves its secrets out of what a member takes away', async () => {
  const { secret, ...session } = await adminWithApp();
  const taken = JSON.stringify(await myData(await as(session)));
  expect(taken).toContain('"secondFactors":[{"kind":"totp"');
  const hashes = await platform.app.inTenant(space.tenant.id, async (tx) => [
    ...(await tx.select({ hash: recoveryCodes.hash }).from(recoveryCodes)),
    ...(await tx.select({ hash: sessions.id }).from(sessions)),
  ]);
  for (const secretThing of [secret, ...hashes.map(({ hash }) => hash)])
    expect(taken).not.toContain(secretThing);
});
