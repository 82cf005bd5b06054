import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Conflict, Invalid, NotAllowed, NotFound, SignInNeeded } from '../error/index.ts';
import { newTotpSecret } from '../factor/index.ts';
import {
  consoleVisitor,
  plantOperator,
  testAuthenticator,
  testPlatform,
  testTotpCode,
} from '../testing/index.ts';
import {
  addPasskey,
  askForPasskey,
  listFactors,
  newCodes,
  offerOwnPasskey,
  readOperatorSession,
  removeFactor,
  removeOperator,
  replaceApp,
  signInWithCode,
  signInWithPasskey,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

let count = 0;
const site = { host: 'console.example', origin: 'https://console.example' };
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

async function signedIn() {
  const ctx = consoleVisitor(platform.database.db('platform'), { ip: `198.51.${++count}.1` });
  const planted = await plantOperator(ctx, { email: `f${count}@example.org`, name: `F ${count}` });
  const { token } = await signInWithCode(ctx, { email: planted.email, code: planted.code() });
  const me = await readOperatorSession(ctx, token);
  if (!me) throw new Error('not signed in');
  return { ctx, me, planted };
}

async function withPasskey() {
  const { ctx, me, planted } = await signedIn();
  const authenticator = testAuthenticator(site);
  const { challenge } = await offerOwnPasskey(ctx, me, site, { platform: 'Entraide' });
  const opened = await addPasskey(ctx, me, site, authenticator.make(challenge));
  return { ctx, me, planted, authenticator, opened };
}

describe('an operator who is signed in', () => {
  it('adds a passkey, which signs in; every other session ends, and every browser is forgotten', async () => {
    const { ctx, me, planted, authenticator, opened } = await withPasskey();
    expect(await readOperatorSession(ctx, planted.token)).toBeNull();
    expect(await readOperatorSession(ctx, opened.token)).toMatchObject({ id: me.id });
    const { challenge } = await askForPasskey(ctx, site);
    await signInWithPasskey(ctx, site, authenticator.answer(challenge));
    const again = await offerOwnPasskey(ctx, me, site, { platform: 'Entraide' });
    expect(again.excludeCredentials).toMatchObject([{ id: authenticator.id }]);
  });

  it('replaces the app: the old one shows wrong codes from then on', async () => {
    const { ctx, me, planted } = await signedIn();
    const secret = newTotpSecret();
    const now = ctx.clock();
    const wrong = replaceApp(ctx, me, { secret, code: testTotpCode(planted.secret, now) });
    expect(await refusal(wrong)).toBeInstanceOf(Invalid);
    await replaceApp(ctx, me, { secret, code: testTotpCode(secret, now) });
    const later = { ...ctx, clock: () => new Date(Date.now() + 60_000) };
    const code = (of: string) => ({ email: planted.email, code: testTotpCode(of, later.clock()) });
    expect(await refusal(signInWithCode(later, code(planted.secret)))).toBeInstanceOf(Invalid);
    await signInWithCode(later, code(secret));
  });

  it('removes one of two ways, never the last, and none of somebody else', async () => {
    const { ctx, me } = await withPasskey();
    const other = await withPasskey();
    const [, theirs] = await listFactors(other.ctx, other.me);
    expect(await refusal(removeFactor(ctx, me, { kind: 'passkey', key: theirs?.key }))).toBeInstanceOf(
      NotFound,
    );
    await removeFactor(ctx, me, { kind: 'totp', key: '' });
    const [last] = await listFactors(ctx, me);
    expect(await refusal(removeFactor(ctx, me, { kind: 'passkey', key: last?.key }))).toBeInstanceOf(
      Conflict,
    );
    expect(await listFactors(ctx, me)).toHaveLength(1);
  });

  it('of two ways, each removed at the same moment, keeps one', async () => {
    const { ctx, me } = await withPasskey();
    const both = (await listFactors(ctx, me)).map(({ kind, key }) =>
      refusal(removeFactor(ctx, me, { kind, key })),
    );
    expect((await Promise.all(both)).filter((one) => one instanceof Conflict)).toHaveLength(1);
    expect(await listFactors(ctx, me)).toHaveLength(1);
  });

  it('gets ten new recovery codes, and the old ones end', async () => {
    const { ctx, me, planted } = await signedIn();
    const { recoveryCodes } = await newCodes(ctx, me);
    const use = (code: string | undefined) => refusal(signInWithCode(ctx, { email: planted.email, code }));
    expect(await use(planted.recoveryCodes[0])).toBeInstanceOf(Invalid);
    expect(await use(recoveryCodes[0])).toBeNull();
  });

  it('changes nothing a quarter of an hour after signing in, nor when the account was removed', async () => {
    const { ctx, me } = await withPasskey();
    const later = { ...ctx, clock: () => new Date(Date.now() + 16 * 60_000) };
    expect(await refusal(newCodes(later, me))).toBeInstanceOf(NotAllowed);
    expect(await refusal(removeFactor(later, me, { kind: 'totp', key: '' }))).toBeInstanceOf(NotAllowed);
    await removeOperator(ctx, { email: me.email });
    expect(await refusal(newCodes(ctx, me))).toBeInstanceOf(SignInNeeded);
  });
});
