import { launches } from '@entraide/db';
import { type LaunchReview, launchDecisions, launchReviews, mayDecide } from '@entraide/model/launch';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listOperations, type OperatorCtx } from '../audit/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { answerReview, decideLaunch, listApplications } from './index.ts';

const address = { scheme: 'https', port: null } as const;
let platform: Awaited<ReturnType<typeof testPlatform>>;
let operate: OperatorCtx;
beforeAll(async () => {
  platform = await testPlatform();
  operate = { ...platform.worker, db: platform.database.db('platform'), operator: 'Zoé' };
});
afterAll(() => platform.close());

async function applied(review: LaunchReview = 'waiting', locale = 'fr'): Promise<TestSpace> {
  const space = await platform.openSpace({}, 'private');
  const held = review === 'none' ? null : ('policy' as const);
  const decided =
    review === 'none' || review === 'waiting' ? {} : { decidedAt: new Date(), decidedBy: 'Zoé' };
  await operate.db.outsideTenant(async (tx) => {
    await tx.insert(launches).values({
      ...{ tenantId: space.tenant.id, email: 'ana@example.org', kind: 'neighbours', locale, review },
      ...{ heldFor: held, createdAt: new Date(), ...decided },
    });
  });
  return space;
}
const decide = ({ tenant }: TestSpace, given: object, by = 'Zoé') =>
  decideLaunch({ ...operate, operator: by }, tenant.slug, given, { address });
const found = async ({ tenant: { slug } }: TestSpace) => {
  const { waiting, decided } = await listApplications(operate);
  return [...waiting, ...decided].find((one) => one.slug === slug);
};

it.each(['approve', 'ask', 'refuse'] as const)(
  '%s: told in their language, and recorded',
  async (decision) => {
    const space = await applied('waiting', 'en');
    await decide(space, { decision, remark: 'Qui êtes-vous ?' });
    const review = { approve: 'approved', ask: 'asked', refuse: 'refused' }[decision];
    expect(await found(space)).toMatchObject({ review, remark: 'Qui êtes-vous ?', decidedBy: 'Zoé' });
    const mails = (await space.mails()).map(({ to, locale, mail }) => [to, locale, mail]);
    const mail = { kind: `launch-${review}`, remark: 'Qui êtes-vous ?' };
    expect(mails).toEqual([['ana@example.org', 'en', mail]]);
    const [line] = await listOperations(operate, { tenantId: space.tenant.id, limit: 1 });
    expect(line).toMatchObject({
      action: `launch.${decision}`,
      actor: 'Zoé',
      details: { slug: space.tenant.slug },
    });
  },
);

it('goes from each state as the table says, and no other way', async () => {
  for (const review of launchReviews)
    for (const decision of launchDecisions) {
      const space = await applied(review);
      const tried = decide(space, { decision, remark: 'Parce que.' });
      if (mayDecide(decision, review)) await tried;
      else
        await expect(tried, `${decision} from ${review}`).rejects.toMatchObject({
          code: review === 'none' ? 'not-found' : 'conflict',
        });
      expect(await space.mails()).toHaveLength(mayDecide(decision, review) ? 1 : 0);
    }
});

it('asks for a reason where somebody has to be told why', async () => {
  const space = await applied();
  for (const given of [
    { decision: 'ask' },
    { decision: 'refuse', remark: '  ' },
    { decision: 'refuse', remark: 'x'.repeat(1001) },
    { decision: 'none' },
  ])
    await expect(decide(space, given)).rejects.toMatchObject({ code: 'invalid' });
  await decide(space, { decision: 'approve' });
  await expect(
    decideLaunch(operate, 'nobody-here', { decision: 'approve' }, { address }),
  ).rejects.toMatchObject({ code: 'not-found' });
});

it('is decided by one of many operators at once; the others read that somebody was quicker', async () => {
  const space = await applied();
  const tries = await Promise.allSettled(
    Array.from({ length: 12 }, (_, n) =>
      decide(space, { decision: n % 2 ? 'approve' : 'refuse', remark: 'Vu.' }, `Op ${n}`),
    ),
  );
  // A refusal may be taken back by somebody who comes after it.
  const done = tries.filter(({ status }) => status === 'fulfilled');
  expect(done.length).toBeGreaterThanOrEqual(1);
  expect(done.length).toBeLessThanOrEqual(2);
  for (const one of tries)
    if (one.status === 'rejected')
      expect(one.reason).toMatchObject({
        code: 'conflict',
        message: expect.stringMatching(/^Op \d+ was quicker/),
      });
  expect(await space.mails()).toHaveLength(done.length);
});

it('waits again when an admin has answered, and is listed oldest first', async () => {
  const space = await applied();
  await decide(space, { decision: 'ask', remark: 'Quelle association ?' });
  const admin = await space.member({ role: 'admin' });
  for (const actor of [await space.member({ role: 'moderator' }), null])
    await expect(answerReview(space.ctx({ actor }), operate, { answer: 'x' })).rejects.toBeTruthy();
  await expect(answerReview(space.ctx({ actor: admin }), operate, { answer: ' ' })).rejects.toMatchObject({
    code: 'invalid',
  });
  await answerReview(space.ctx({ actor: admin }), operate, { answer: 'Voisins du 8e.' });
  expect(await found(space)).toMatchObject({ review: 'waiting', answer: 'Voisins du 8e.' });
  const refused = await applied('refused');
  await answerReview(refused.ctx({ actor: await refused.member({ role: 'admin' }) }), operate, {
    answer: 'x',
  });
  expect(await found(refused)).toMatchObject({ review: 'refused', answer: null });
  const times = (await listApplications(operate)).waiting.map(({ createdAt }) => createdAt.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
});
