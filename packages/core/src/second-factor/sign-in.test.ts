import { afterAll, describe, expect, it } from 'vitest';
import { hasRole, missingProof, requireFresh } from '../access/index.ts';
import { listSessions, newToken } from '../session/index.ts';
import { signedIn, type TestSpace, testAuthenticator, testPlatform } from '../testing/index.ts';
import {
  addPasskey,
  askAnybodyForPasskey,
  askForPasskey,
  declinePasskey,
  hasPasskeys,
  isOfferedPasskey,
  offerPasskey,
  ownSecondFactor,
  proveWithPasskey,
  removeFactor,
  resetFromPlatform,
  signInWithPasskey,
} from './index.ts';

const platform = await testPlatform();
afterAll(() => platform.close());

const siteOf = ({ tenant: { host, origin } }: TestSpace) => ({ host, origin });
const wrong = expect.objectContaining({ faults: [expect.objectContaining({ code: 'wrong-proof' })] });

async function withPasskey(space: TestSpace) {
  const member = await space.member({ role: 'admin' });
  const session = await signedIn(space, member);
  const site = siteOf(space);
  const authenticator = testAuthenticator(site);
  const ctx = space.ctx({ actor: member });
  const own = { ...ctx, actor: await session.now() };
  const { challenge } = await offerPasskey(own, site);
  await addPasskey(own, site, { response: authenticator.make(challenge) });
  return { member, session, site, authenticator };
}

describe('a member’s passkey', () => {
  it('spares the code, asks for nothing more, and goes without another proof', async () => {
    const space = await platform.openSpace();
    const member = await space.member();
    const session = await signedIn(space, member);
    const own = async () => space.ctx({ actor: await session.now() });
    const authenticator = testAuthenticator(siteOf(space));
    const { challenge } = await offerPasskey(await own(), siteOf(space));
    const made = { response: authenticator.make(challenge) };
    expect(await addPasskey(await own(), siteOf(space), made)).toEqual({ recoveryCodes: null });
    const browser = newToken();
    const asked = await askAnybodyForPasskey(space.ctx(), siteOf(space), browser);
    const answer = authenticator.answer(asked.challenge);
    const device = { browser: 'firefox', system: 'android' } as const;
    const { actor } = await signInWithPasskey(space.ctx({ device }), siteOf(space), browser, answer);
    expect(actor.memberId).toBe(member.memberId);
    expect(await listSessions(space.ctx({ actor }))).toMatchObject([device, {}]);
    const late = { clock: () => new Date(Date.now() + 3_600_000) };
    const [factor] = (await ownSecondFactor(await own())).factors;
    await removeFactor({ ...(await own()), ...late }, factor?.id ?? '');
    expect((await ownSecondFactor(await own())).factors).toEqual([]);
  });

  it('is offered until they have answered, and to nobody who has one or waits', async () => {
    const space = await platform.openSpace();
    const [ana, ben] = [
      await signedIn(space, await space.member()),
      await signedIn(space, await space.member()),
    ];
    const waiting = await signedIn(space, await space.member({ status: 'pending' }));
    const offered = async ({ now }: typeof ana) => isOfferedPasskey(space.ctx({ actor: await now() }));
    expect([await offered(ana), await offered(ben), await offered(waiting)]).toEqual([true, true, false]);
    expect(isOfferedPasskey(space.ctx())).toBe(false);
    await declinePasskey(space.ctx({ actor: await ana.now() }));
    expect([await offered(ana), await offered(ben)]).toEqual([false, true]);
    await expect(declinePasskey(space.ctx())).rejects.toMatchObject({ code: 'sign-in-needed' });
  });
});

describe('signing in with a passkey alone', () => {
  it('counts for the code by mail and for the second factor', async () => {
    const space = await platform.openSpace({ secondFactor: 'admins' });
    expect(await hasPasskeys(space.ctx(), siteOf(space))).toBe(false);
    const { member, site, authenticator } = await withPasskey(space);
    expect(await hasPasskeys(space.ctx(), site)).toBe(true);
    const browser = newToken();
    const { challenge, allowCredentials } = await askAnybodyForPasskey(space.ctx(), site, browser);
    expect(allowCredentials ?? []).toEqual([]);
    const { actor } = await signInWithPasskey(space.ctx(), site, browser, authenticator.answer(challenge));
    expect(actor).toMatchObject({ memberId: member.memberId, hasSecondFactor: true });
    expect(hasRole({ actor }, 'admin')).toBe(true);
    expect(missingProof(space.ctx(), actor)).toBeNull();
    expect(requireFresh(space.ctx({ actor }), 'admin')).toEqual(actor);
  });

  it('is for the browser that asked, once of twenty at the same moment, within five minutes', async () => {
    const space = await platform.openSpace();
    const { site, authenticator, session } = await withPasskey(space);
    const [browser, other] = [newToken(), newToken()];
    const { challenge } = await askAnybodyForPasskey(space.ctx(), site, browser);
    const answer = authenticator.answer(challenge);
    const late = { clock: () => new Date(Date.now() + 5 * 60_000) };
    await expect(signInWithPasskey(space.ctx(), site, other, answer)).rejects.toEqual(wrong);
    await expect(signInWithPasskey(space.ctx(late), site, browser, answer)).rejects.toEqual(wrong);
    // Nor is a question at the door answered inside, by somebody who is signed in.
    const inside = space.ctx({ actor: await session.now() });
    await expect(proveWithPasskey(inside, site, answer)).rejects.toEqual(wrong);
    const asked = await askForPasskey(inside, site);
    await expect(
      signInWithPasskey(space.ctx(), site, browser, authenticator.answer(asked.challenge)),
    ).rejects.toEqual(wrong);
    const tried = await Promise.allSettled(
      Array.from({ length: 20 }, () => signInWithPasskey(space.ctx(), site, browser, answer)),
    );
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is refused to a stranger, without a verified person, at another address, in another space and after a reset', async () => {
    const space = await platform.openSpace();
    const other = await platform.openSpace();
    const { site, authenticator, member } = await withPasskey(space);
    const browser = newToken();
    const ask = async (where = space, at = site) =>
      (await askAnybodyForPasskey(where.ctx(), at, browser)).challenge;
    const enter = (response: unknown, where = space, at = site) =>
      signInWithPasskey(where.ctx(), at, browser, response);
    await expect(enter(testAuthenticator(site).answer(await ask()))).rejects.toEqual(wrong);
    await expect(enter(authenticator.answer(await ask(), { userVerified: false }))).rejects.toEqual(wrong);
    const own = { host: 'aide.example.org', origin: 'https://aide.example.org' };
    await expect(enter(authenticator.answer(await ask(space, own)), space, own)).rejects.toEqual(wrong);
    // The other space would even be served at the same address.
    await expect(enter(authenticator.answer(await ask(other)), other)).rejects.toEqual(wrong);
    await expect(enter(authenticator.answer(await ask()), other)).rejects.toEqual(wrong);
    for (const nonsense of [null, '', {}, [], { id: 'x' }])
      await expect(enter(nonsense)).rejects.toEqual(wrong);
    const operator = { ...platform.worker, db: platform.database.db('platform'), operator: 'root' };
    const address = { scheme: 'https', port: null } as const;
    await resetFromPlatform(operator, space.tenant.slug, { email: member.email }, { address });
    await expect(enter(authenticator.answer(await ask()))).rejects.toEqual(wrong);
  });
});
