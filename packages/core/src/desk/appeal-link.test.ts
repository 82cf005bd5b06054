import { APPEAL_DAYS } from '@entraide/model/moderation';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { MemberActor } from '../ctx/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { runJob } from '../worker/run-job.ts';
import {
  appealByLink,
  decideAppeal,
  decideCase,
  listAppeals,
  listCases,
  readDecisionByLink,
  reportThing,
} from './index.ts';
import { tellDecisionJob } from './tell-decision.ts';

const DAY_MS = 86_400_000;
let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

let space: TestSpace;
let author: MemberActor;
let token: string;
beforeEach(async () => {
  space = await platform.openSpace();
  author = await space.member({ email: 'paul@example.org' });
  const moderator = await space.member({ role: 'moderator' });
  const id = await plantListing(platform.app, space.tenant.id, author);
  const as = (actor: MemberActor) => space.ctx({ actor });
  await reportThing(as(await space.member()), { what: 'listing', id, reason: 'scam' });
  const [line] = (await listCases(as(moderator))).items;
  const caseId = line?.id ?? '';
  const facts = 'L’annonce demande de l’argent avant la visite.';
  const { decisionId } = await decideCase(as(moderator), caseId, { kind: 'remove', ground: 'scam', facts });
  await runJob(
    platform.worker,
    tellDecisionJob,
    { decisionId, stage: 'first', tenantId: space.tenant.id },
    { key: 'k', attempt: 1, askedAt: new Date() },
  );
  token = await tokenTo(author.email);
});

/** From the newest mail that has a link to appeal. */
async function tokenTo(email: string): Promise<string> {
  const mails = (await space.mails()).filter(({ to }) => to === email).map(({ mail }) => mail);
  const path = mails.findLast((mail) => 'path' in mail && mail.path);
  return path && 'path' in path ? (path.path ?? '').replace('/appeal/', '') : '';
}

const inDays = (days: number) => space.ctx({ clock: () => new Date(Date.now() + days * DAY_MS) });
const words = { words: 'C’est un malentendu.' };

it('lets whoever has the mail read the reasons and ask again once, signed out', async () => {
  expect(token).toMatch(/^[\w-]{40,}$/);
  expect(await readDecisionByLink(space.ctx(), token)).toMatchObject({
    decision: { kind: 'remove', ground: 'scam' },
    mayAppeal: true,
  });
  await appealByLink(space.ctx(), token, words);
  expect(await readDecisionByLink(space.ctx(), token)).toMatchObject({ appeal: words, mayAppeal: false });
  await expect(appealByLink(space.ctx(), token, words)).rejects.toMatchObject({ code: 'conflict' });
  const other = space.ctx({ actor: await space.member({ role: 'admin' }) });
  const [waiting] = await listAppeals(other);
  await decideAppeal(other, waiting?.id ?? '', {
    outcome: 'reversed',
    reasons: 'Le prix était celui du billet de train.',
  });
  const answered = await tokenTo(author.email);
  expect(await readDecisionByLink(space.ctx(), answered)).toMatchObject({
    appeal: { outcome: 'reversed' },
    decision: { reversed: true },
  });
});

it('says that the six months are over, and after a while nothing', async () => {
  await expect(appealByLink(inDays(APPEAL_DAYS + 1), token, words)).rejects.toMatchObject({ code: 'gone' });
  expect((await readDecisionByLink(inDays(APPEAL_DAYS + 1), token)).mayAppeal).toBe(false);
  await expect(readDecisionByLink(inDays(APPEAL_DAYS + 31), token)).rejects.toMatchObject({ code: 'gone' });
  await appealByLink(inDays(APPEAL_DAYS - 1), token, words);
});

it('opens nothing in another space, nor when it is edited', async () => {
  const neighbour = await platform.openSpace();
  for (const [ctx, given] of [
    [neighbour.ctx(), token],
    [space.ctx(), `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`],
    [space.ctx(), 'none'],
  ] as const) {
    await expect(readDecisionByLink(ctx, given)).rejects.toMatchObject({ code: 'gone' });
    await expect(appealByLink(ctx, given, words)).rejects.toMatchObject({ code: 'gone' });
  }
});
