import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Invalid, TooMany } from '../error/index.ts';
import { newToken } from '../session/index.ts';
import {
  consoleVisitor,
  plantOperator,
  testAuthenticator,
  testPlatform,
  testTotpCode,
} from '../testing/index.ts';
import {
  addOperator,
  askForPasskey,
  linkOperator,
  offerPasskey,
  readOperatorSession,
  setUpWithPasskey,
  signInWithCode,
  signInWithLink,
  signInWithPasskey,
  signOutOperator,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

let count = 0;
/** Each test comes from a network of its own: limits are by network. */
const visitor = (given = {}) =>
  consoleVisitor(platform.database.db('platform'), { ip: `198.51.${++count % 250}.1`, ...given });
const somebody = () => ({ email: `in${++count}@example.org`, name: `In ${count}` });
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );
const wrong = { faults: [{ code: 'wrong-proof' }] };
const site = { host: 'console.example', origin: 'https://console.example' };
const minutes = (n: number) => ({ clock: () => new Date(Date.now() + n * 60_000) });

describe('a code of the app', () => {
  it('signs in where its operator signed in before', async () => {
    const ctx = visitor();
    const { email, code } = await plantOperator(ctx, somebody());
    const { token } = await signInWithCode(ctx, { email, code: code() });
    expect(await readOperatorSession(ctx, token)).toMatchObject({ email });
  });

  it('is refused in the same words in another browser, for another operator, for nobody, and when it is wrong', async () => {
    const ctx = visitor();
    const { email, code } = await plantOperator(ctx, somebody());
    const other = await plantOperator(ctx, somebody());
    const right = code();
    const answers = await Promise.all(
      [
        signInWithCode({ ...ctx, browserToken: newToken() }, { email, code: right }),
        signInWithCode(ctx, { email: other.email, code: right }),
        signInWithCode(ctx, { email: 'nobody@example.org', code: right }),
        signInWithCode(ctx, { email, code: right === '000000' ? '111111' : '000000' }),
        signInWithCode(ctx, { email, code: '' }),
      ].map(refusal),
    );
    const [first] = answers;
    expect(first).toMatchObject(wrong);
    for (const answer of answers) expect(answer).toEqual(first);
    await signInWithCode(ctx, { email, code: right });
  });

  it('is taken once, of forty at the same moment', async () => {
    const ctx = visitor();
    const { email, code } = await plantOperator(ctx, somebody());
    const typed = code();
    const tried = await Promise.all(
      Array.from({ length: 40 }, () => refusal(signInWithCode(ctx, { email, code: typed }))),
    );
    expect(tried.filter((one) => one === null)).toHaveLength(1);
    expect(tried.filter((one) => one instanceof Invalid || one instanceof TooMany)).toHaveLength(39);
    expect(await refusal(signInWithCode(ctx, { email, code: typed }))).not.toBeNull();
  });

  it('is guessed ten times an hour by who has the browser, and a stranger uses up none of these', async () => {
    const now = new Date();
    const ctx = visitor({ clock: () => now });
    const { email, code } = await plantOperator(ctx, somebody());
    const right = code();
    const guess = right === '000000' ? '111111' : '000000';
    const stranger = visitor({ clock: () => now });
    const strangers = await Promise.all(
      Array.from({ length: 40 }, () => refusal(signInWithCode(stranger, { email, code: right }))),
    );
    expect(strangers.filter((one) => one instanceof Invalid)).toHaveLength(20);
    expect(strangers.filter((one) => one instanceof TooMany)).toHaveLength(20);
    const mine = await Promise.all(
      Array.from({ length: 15 }, () => refusal(signInWithCode(ctx, { email, code: guess }))),
    );
    expect(mine.filter((one) => one instanceof Invalid)).toHaveLength(10);
    expect(await refusal(signInWithCode(ctx, { email, code: right }))).toBeInstanceOf(TooMany);
  });

  it('is refused alike to a network that tries many addresses, whoever they are', async () => {
    const now = new Date();
    const ctx = visitor({ clock: () => now });
    const { email } = await plantOperator(ctx, somebody());
    const tried = await Promise.all(
      Array.from({ length: 70 }, (_, n) =>
        refusal(signInWithCode(ctx, { email: `x${n}@example.org`, code: '000000' })),
      ),
    );
    expect(tried.filter((one) => one instanceof TooMany)).toHaveLength(10);
    expect(await refusal(signInWithCode(ctx, { email, code: '000000' }))).toBeInstanceOf(TooMany);
  });
});

describe('a recovery code', () => {
  it('stands in for the app, once, with a known browser or with a link', async () => {
    const ctx = visitor();
    const { email, recoveryCodes } = await plantOperator(ctx, somebody());
    const [one = '', two = ''] = recoveryCodes;
    await signInWithCode(ctx, { email, code: one.toUpperCase() });
    expect(await refusal(signInWithCode(ctx, { email, code: one }))).toMatchObject(wrong);
    expect(await refusal(signInWithCode(visitor(), { email, code: two }))).toMatchObject(wrong);
    const { link } = await linkOperator(ctx, { email });
    await signInWithLink(visitor(), { token: link?.token, code: two });
  });

  it('is taken once, of forty at the same moment', async () => {
    const ctx = visitor();
    const { email, recoveryCodes } = await plantOperator(ctx, somebody());
    const tried = await Promise.all(
      Array.from({ length: 40 }, () => refusal(signInWithCode(ctx, { email, code: recoveryCodes[0] }))),
    );
    expect(tried.filter((one) => one === null)).toHaveLength(1);
  });
});

describe('a passkey', () => {
  async function withPasskey() {
    const ctx = visitor();
    const { email, name } = somebody();
    const token = (await addOperator(ctx, { email })).link?.token ?? '';
    const authenticator = testAuthenticator(site);
    const { challenge } = await offerPasskey(ctx, site, { token, name, platform: 'Entraide' });
    const response = authenticator.make(challenge);
    const setUp = await setUpWithPasskey(ctx, site, { token, name, response });
    return { ctx, email, authenticator, setUp };
  }

  it('signs in alone, in any browser', async () => {
    const { email, authenticator } = await withPasskey();
    const elsewhere = visitor();
    const { challenge } = await askForPasskey(elsewhere, site);
    const { token } = await signInWithPasskey(elsewhere, site, authenticator.answer(challenge));
    expect(await readOperatorSession(elsewhere, token)).toMatchObject({ email });
  });

  it('answers a challenge once, of forty at the same moment, in the browser that asked, in time', async () => {
    const { ctx, authenticator } = await withPasskey();
    const { challenge } = await askForPasskey(ctx, site);
    const answer = authenticator.answer(challenge);
    expect(await refusal(signInWithPasskey(visitor(), site, answer))).toMatchObject(wrong);
    expect(await refusal(signInWithPasskey({ ...ctx, ...minutes(6) }, site, answer))).toMatchObject(wrong);
    const tried = await Promise.all(
      Array.from({ length: 40 }, () => refusal(signInWithPasskey(ctx, site, answer))),
    );
    expect(tried.filter((one) => one === null)).toHaveLength(1);
    expect(tried.filter((one) => one instanceof Invalid)).toHaveLength(39);
  });

  it('of nobody, without a verified person, and for a made-up challenge is refused', async () => {
    const { ctx, authenticator } = await withPasskey();
    const stranger = testAuthenticator(site);
    const answers = [
      stranger.answer((await askForPasskey(ctx, site)).challenge),
      authenticator.answer((await askForPasskey(ctx, site)).challenge, { userVerified: false }),
      authenticator.answer('a challenge of my own'),
      null,
    ];
    for (const answer of answers)
      expect(await refusal(signInWithPasskey(ctx, site, answer))).toMatchObject(wrong);
  });

  it('is set up once a link, and for the challenge of this browser', async () => {
    const ctx = visitor();
    const { email, name } = somebody();
    const token = (await addOperator(ctx, { email })).link?.token ?? '';
    const { challenge } = await offerPasskey(ctx, site, { token, name, platform: 'Entraide' });
    const response = testAuthenticator(site).make(challenge);
    const elsewhere = setUpWithPasskey(visitor(), site, { token, name, response });
    expect(await refusal(elsewhere)).toMatchObject(wrong);
    const tried = await Promise.all(
      Array.from({ length: 10 }, () => refusal(setUpWithPasskey(ctx, site, { token, name, response }))),
    );
    expect(tried.filter((one) => one === null)).toHaveLength(1);
    const offered = offerPasskey(ctx, site, { token, name, platform: 'Entraide' });
    expect(await refusal(offered)).toMatchObject({ faults: [{ code: 'dead-link' }] });
  });
});

describe('a session', () => {
  it('ends after an hour without a page, and after twelve hours', async () => {
    const now = Date.now();
    const at = (hours: number) => ({ clock: () => new Date(now + hours * 3_600_000) });
    const ctx = visitor(at(0));
    const { email, code } = await plantOperator(ctx, somebody());
    const { token } = await signInWithCode(ctx, { email, code: code() });
    for (let hours = 0; hours < 12; hours += 0.9)
      expect(await readOperatorSession({ ...ctx, ...at(hours) }, token)).not.toBeNull();
    expect(await readOperatorSession({ ...ctx, ...at(12.1) }, token)).toBeNull();
    const second = await plantOperator(ctx, somebody());
    expect(await readOperatorSession({ ...ctx, ...at(0.9) }, second.token)).not.toBeNull();
    expect(await readOperatorSession({ ...ctx, ...at(2) }, second.token)).toBeNull();
  });

  it('ends when its operator signs out; everywhere: no browser is known any more', async () => {
    const ctx = visitor();
    const { email, token, code, secret } = await plantOperator(ctx, somebody());
    const second = await signInWithCode(ctx, { email, code: code() });
    const here = await readOperatorSession(ctx, token);
    if (!here) throw new Error('not signed in');
    await signOutOperator(ctx, here, { everywhere: false });
    expect(await readOperatorSession(ctx, token)).toBeNull();
    expect(await readOperatorSession(ctx, second.token)).not.toBeNull();
    await signOutOperator(ctx, here, { everywhere: true });
    expect(await readOperatorSession(ctx, second.token)).toBeNull();
    const next = { ...ctx, clock: () => new Date(Date.now() + 60_000) };
    const fresh = testTotpCode(secret, next.clock());
    expect(await refusal(signInWithCode(next, { email, code: fresh }))).toMatchObject(wrong);
  });

  it.each(['', 'short', 'x'.repeat(32), 'x'.repeat(300)])('is not opened by %j', async (token) => {
    expect(await readOperatorSession(visitor(), token)).toBeNull();
  });
});
