import { mailStops } from '@entraide/db';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { confirmCode } from '../account/index.ts';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { deleteMe } from '../member/index.ts';
import { newToken, readSession } from '../session/index.ts';
import { sendMails, type TestSpace, testPlatform } from '../testing/index.ts';
import { keepStopped, readMyStop, resumeMails } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let actor: MemberActor;
let ctx: Ctx;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  actor = await space.member({ email: 'ana@example.org' });
  ctx = space.ctx({ actor });
});

const inSpace = (work: Parameters<typeof platform.app.inTenant>[1]) =>
  platform.app.inTenant(space.tenant.id, work);
const stop = (email = actor.email) =>
  inSpace((tx) => tx.insert(mailStops).values({ email, reason: 'bounced', stoppedAt: new Date() }));
const sent = async () => (await sendMails(platform.worker, space.tenant.id)).map(({ to }) => to);
const welcome = () =>
  inSpace((tx) => enqueueMail(ctx, tx, { to: actor.email, locale: 'fr', mail: { kind: 'welcome' } }));

it('stops every mail but the code that somebody asks for, until they try again', async () => {
  await stop();
  await welcome();
  expect(await sent()).toEqual([]);
  const browserToken = newToken();
  await space.codeFor(actor.email, browserToken);
  expect(await sent()).toEqual([actor.email]);
  expect(await readMyStop(ctx)).toMatchObject({ reason: 'bounced', toldAt: null });
  await resumeMails(ctx);
  expect(await readMyStop(ctx)).toBeNull();
  await welcome();
  expect(await sent()).toEqual([actor.email]);
});

it('is told with the next visit, on every page until it was read and left so', async () => {
  const browserToken = newToken();
  const code = await space.codeFor(actor.email, browserToken);
  const { token } = await confirmCode(space.ctx(), { email: actor.email, code, browserToken });
  const visit = () => readSession(ctx, token);
  expect(await visit()).not.toHaveProperty('mailsStopped');
  await stop();
  expect(await visit()).toMatchObject({ mailsStopped: true });
  await keepStopped(ctx);
  expect(await visit()).not.toHaveProperty('mailsStopped');
  expect(await readMyStop(ctx)).toMatchObject({ reason: 'bounced' });
});

it('is each member’s own: nobody reads or lifts another’s, nor of another space', async () => {
  await stop();
  const other = space.ctx({ actor: await space.member() });
  const elsewhere = await platform.openSpace();
  const there = elsewhere.ctx({ actor: await elsewhere.member({ email: actor.email }) });
  for (const somebody of [other, there]) {
    expect(await readMyStop(somebody)).toBeNull();
    await resumeMails(somebody);
    await keepStopped(somebody);
  }
  expect(await readMyStop(ctx)).toMatchObject({ toldAt: null });
  for (const verb of [readMyStop, resumeMails, keepStopped])
    await expect(verb(space.ctx())).rejects.toMatchObject({ code: 'sign-in-needed' });
});

it('goes with the member, and no mail tells them so', async () => {
  await stop();
  await stop('somebody-else@example.org');
  await deleteMe(ctx);
  const left = await inSpace((tx) => tx.select({ email: mailStops.email }).from(mailStops));
  expect(left).toEqual([{ email: 'somebody-else@example.org' }]);
  expect(await sent()).toEqual([]);
});
