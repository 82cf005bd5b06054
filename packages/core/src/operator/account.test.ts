import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listOperations } from '../audit/index.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../error/index.ts';
import { newTotpSecret } from '../factor/index.ts';
import { consoleVisitor, plantOperator, testPlatform, testTotpCode } from '../testing/index.ts';
import { sweepPlatform } from '../worker/index.ts';
import {
  addOperator,
  linkOperator,
  listOperators,
  readLink,
  readOperatorSession,
  removeOperator,
  setUpWithTotp,
  signInWithCode,
  signInWithLink,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

const visitor = (given = {}) => consoleVisitor(platform.database.db('platform'), given);
let count = 0;
const somebody = () => ({ email: `op${++count}@example.org`, name: `Op ${count}` });
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );
const address = { scheme: 'https', port: null } as const;
const later = (hours: number) => ({ clock: () => new Date(Date.now() + hours * 3_600_000) });
const setUp = (ctx: ReturnType<typeof visitor>, token: string | undefined, name: string) => {
  const secret = newTotpSecret();
  return setUpWithTotp(ctx, { token, name, secret, code: testTotpCode(secret, ctx.clock()) });
};

describe('an operator', () => {
  it('is added with a link, which sets the account up and signs in', async () => {
    const ctx = visitor();
    const { email, name } = somebody();
    const { link, isNew } = await addOperator({ ...ctx, operator: 'root' }, { email: email.toUpperCase() });
    expect(isNew).toBe(true);
    expect(await readLink(ctx, link?.token ?? '')).toMatchObject({ operator: { email }, isSetUp: false });
    const { token, recoveryCodes } = await setUp(ctx, link?.token, name);
    expect(recoveryCodes).toHaveLength(10);
    expect(await readOperatorSession(ctx, token)).toMatchObject({ email, name });
    const listed = (await listOperators(ctx)).find((one) => one.email === email);
    expect(listed).toMatchObject({ name, totp: true, passkeys: 0, recoveryCodes: 10, linkUntil: null });
    const acts = (await listOperations(ctx)).map(({ actor, action }) => `${actor} ${action}`);
    expect(acts).toEqual(
      expect.arrayContaining(['root operator.add', `${name} operator.set-up`, `${name} operator.sign-in`]),
    );
  });

  it('who is there already stays as they are, and gets no link by being added', async () => {
    const ctx = visitor();
    const { email } = somebody();
    await addOperator(ctx, { email });
    expect(await addOperator(ctx, { email })).toMatchObject({ link: null, isNew: false });
  });

  it('is not made by trying, nor is a link', async () => {
    const ctx = visitor();
    const { email } = somebody();
    expect(await addOperator(ctx, { email }, { dryRun: true })).toMatchObject({ link: null, isNew: true });
    expect(await refusal(linkOperator(ctx, { email }))).toBeInstanceOf(NotFound);
    expect(await refusal(addOperator(ctx, { email: 'nobody' }))).toBeInstanceOf(Invalid);
  });

  it('is nobody to the roles of requests and jobs', async () => {
    for (const db of [platform.app, platform.worker.db])
      await expect(addOperator(visitor({ db }), { email: 'eve@example.org' })).rejects.toMatchObject({
        code: '42501',
      });
  });

  it('has a name that no other has', async () => {
    const ctx = visitor();
    const { name } = await plantOperator(ctx, somebody()).then(({ operator }) => operator);
    const { link } = await addOperator(ctx, { email: somebody().email });
    expect(await refusal(setUp(ctx, link?.token, name ?? ''))).toBeInstanceOf(Conflict);
  });
});

describe('a link', () => {
  it('is used once, of forty at the same moment', async () => {
    const ctx = visitor();
    const { email, name } = somebody();
    const { link } = await addOperator(ctx, { email });
    const tried = await Promise.all(
      Array.from({ length: 40 }, () => refusal(setUp(visitor(), link?.token, name))),
    );
    expect(tried.filter((one) => one === null)).toHaveLength(1);
    expect(tried.filter((one) => one instanceof Invalid || one === null)).toHaveLength(40);
  });

  it('ends after a day, when a newer one is made, and when it was never one', async () => {
    const ctx = visitor();
    const { email, name } = somebody();
    const first = (await addOperator(ctx, { email })).link?.token;
    expect(await readLink(visitor(later(25)), first ?? '')).toBeNull();
    const second = (await linkOperator(ctx, { email })).link?.token;
    for (const dead of [first, 'never', ''])
      expect(await refusal(setUp(ctx, dead, name))).toMatchObject({ faults: [{ code: 'dead-link' }] });
    await setUp(ctx, second, name);
  });

  it('of an account that is set up asks for a code, and cannot set it up again', async () => {
    const ctx = visitor();
    const { email, code } = await plantOperator(ctx, somebody());
    const { link } = await linkOperator(ctx, { email });
    expect(await readLink(ctx, link?.token ?? '')).toMatchObject({ isSetUp: true });
    expect(await refusal(setUp(ctx, link?.token, 'Eve'))).toBeInstanceOf(NotAllowed);
    const wrong = signInWithLink(visitor(), { token: link?.token, code: '000000' });
    expect(await refusal(wrong)).toMatchObject({ faults: [{ code: 'wrong-proof' }] });
    await signInWithLink(visitor(), { token: link?.token, code: code() });
    const again = signInWithLink(visitor(), { token: link?.token, code: code() });
    expect(await refusal(again)).toMatchObject({ faults: [{ code: 'dead-link' }] });
  });

  it('with a reset forgets every factor, session and browser', async () => {
    const ctx = visitor();
    const { email, token, code } = await plantOperator(ctx, somebody());
    const { link } = await linkOperator(ctx, { email }, { reset: true });
    expect(await readOperatorSession(ctx, token)).toBeNull();
    expect(await refusal(signInWithCode(ctx, { email, code: code() }))).toBeInstanceOf(Invalid);
    await setUp(visitor(), link?.token, somebody().name);
  });
});

describe('an operator who is removed', () => {
  it('is signed out at once, and may be added anew', async () => {
    const ctx = visitor();
    await plantOperator(ctx, somebody());
    const { email, token } = await plantOperator(ctx, somebody());
    await removeOperator(ctx, { email }, { dryRun: true });
    expect(await readOperatorSession(ctx, token)).not.toBeNull();
    await removeOperator(ctx, { email });
    expect(await readOperatorSession(ctx, token)).toBeNull();
    expect(await refusal(removeOperator(ctx, { email }))).toBeInstanceOf(NotFound);
    expect(await addOperator(ctx, { email })).toMatchObject({ isNew: true });
  });

  it('is never the last one who can sign in, also when all remove each other at the same moment', async () => {
    const ctx = visitor();
    await plantOperator(ctx, somebody());
    await addOperator(ctx, { email: somebody().email });
    const all = await listOperators(ctx);
    const ready = all.filter(({ totp }) => totp).length;
    const tried = await Promise.all(all.map(({ email }) => refusal(removeOperator(ctx, { email }))));
    expect(tried.filter((one) => one instanceof Conflict)).toHaveLength(1);
    expect(ready).toBeGreaterThan(1);
    expect(await listOperators(ctx)).toMatchObject([{ totp: true }]);
  });
});

it('nothing that lets somebody in is in the database', async () => {
  const ctx = visitor();
  const { email } = somebody();
  const { link } = await addOperator(ctx, { email });
  const { token, recoveryCodes } = await plantOperator(ctx, somebody());
  const { sql } = platform.database;
  const rows = [
    await sql`select * from operator_links`,
    await sql`select * from operator_sessions`,
    await sql`select * from operator_browsers`,
    await sql`select * from operator_factors`,
    await sql`select * from audit_log`,
  ];
  const written = JSON.stringify(rows);
  for (const secret of [link?.token, token, ctx.browserToken, ...recoveryCodes])
    expect(written).not.toContain(secret);
});

it('what has ended is swept', async () => {
  const ctx = visitor();
  await addOperator(ctx, { email: somebody().email });
  await plantOperator(ctx, somebody());
  const { sql } = platform.database;
  const left = async () =>
    (
      await sql`select from operator_links union all select from operator_sessions union all select from operator_browsers`
    ).length;
  await sweepPlatform({ ...ctx, address });
  expect(await left()).toBeGreaterThan(2);
  await sweepPlatform({ ...visitor(later(31 * 24)), address });
  expect(await left()).toBe(0);
});
