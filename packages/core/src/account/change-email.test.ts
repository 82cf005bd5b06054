import {
  admissions,
  emailChanges,
  eq,
  memberListLines,
  members,
  sessions,
  type TenantTx,
} from '@entraide/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listActs } from '../act/index.ts';
import type { MemberActor } from '../ctx/index.ts';
import { Conflict, Invalid, NotAllowed, SignInNeeded } from '../error/index.ts';
import { hasherOf } from '../member-list/hash.ts';
import { lineOf } from '../member-list/index.ts';
import { newToken, openSession, readSession } from '../session/index.ts';
import { signedIn, type TestSpace, testPlatform } from '../testing/index.ts';
import {
  askEmailChange,
  CODE_TRIES,
  confirmCode,
  confirmEmailChange,
  dropEmailChange,
  pendingEmailChange,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let ana: MemberActor;
let browserToken: string;

beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  ana = await (await signedIn(space, await space.member({ email: 'ana@example.org' }))).now();
  browserToken = newToken();
});

const as = (actor: MemberActor | null, more = {}) => space.ctx({ actor, ...more });
const inSpace = <T>(id: string, work: (tx: TenantTx) => Promise<T>) => platform.app.inTenant(id, work);
const emailOf = async ({ memberId }: MemberActor) => {
  const [row] = await inSpace(space.tenant.id, (tx) =>
    tx.select({ email: members.email }).from(members).where(eq(members.id, memberId)),
  );
  return row?.email;
};
/** The newest codes that were mailed, by side. */
async function codesFor(to: { old: string; new: string }) {
  const mails = await space.mails();
  const code = (side: 'old' | 'new') => {
    const mail = mails.findLast(
      (one) => one.to === to[side] && one.mail.kind === 'email-change' && one.mail.side === side,
    )?.mail;
    if (mail?.kind !== 'email-change') throw new Error(`no code was mailed to ${to[side]}`);
    return mail.code;
  };
  return { oldCode: code('old'), newCode: code('new') };
}
async function asked(email: string, who = ana, browser = browserToken) {
  await askEmailChange(as(who), { email, browserToken: browser });
  return { ...(await codesFor({ old: who.email, new: email })), browserToken: browser };
}
const other = (code: string) => (code === '000000' ? '000001' : '000000');

describe('an address', () => {
  it('is changed by a code to each; other sessions end, and the old address hears of it', async () => {
    const { token } = await inSpace(space.tenant.id, (tx) => openSession(tx, ana.memberId));
    const codes = await asked('neu@example.org');
    expect(codes.oldCode).not.toBe(codes.newCode);
    expect(await pendingEmailChange(as(ana), browserToken)).toEqual({
      newEmail: 'neu@example.org',
      triesLeft: CODE_TRIES,
    });
    await confirmEmailChange(as(ana), codes);
    expect(await emailOf(ana)).toBe('neu@example.org');
    expect(await readSession(space.ctx(), token)).toBeNull();
    const left = await inSpace(space.tenant.id, (tx) => tx.select({ id: sessions.id }).from(sessions));
    expect(left).toEqual([{ id: ana.sessionId }]);
    const told = (await space.mails()).filter(({ mail }) => mail.kind === 'email-changed');
    expect(told.map(({ to }) => to)).toEqual(['ana@example.org']);
    const admin = await space.member({ role: 'admin' });
    const [act] = await listActs(as(admin));
    expect(act).toMatchObject({ action: 'member.email', subjectId: ana.memberId });
    expect(JSON.stringify(act)).not.toContain('example.org');
    // The new one signs in, the old one is nobody's.
    const browser = newToken();
    const code = await space.codeFor('neu@example.org', browser);
    const { actor } = await confirmCode(space.ctx(), {
      email: 'neu@example.org',
      code,
      browserToken: browser,
    });
    expect(actor.memberId).toBe(ana.memberId);
    await expect(confirmEmailChange(as(ana), codes)).rejects.toBeInstanceOf(Invalid);
  });

  it('stays with a wrong code, a code of the other side, another browser or somebody else’s session', async () => {
    const codes = await asked('neu@example.org');
    const ben = await space.member();
    const wrong: [object, MemberActor?][] = [
      [{ ...codes, oldCode: other(codes.oldCode) }],
      [{ ...codes, newCode: other(codes.newCode) }],
      [{ ...codes, oldCode: codes.newCode, newCode: codes.oldCode }],
      [{ ...codes, newCode: '12' }],
      [{ ...codes, browserToken: newToken() }],
      [codes, ben],
    ];
    for (const [given, who = ana] of wrong)
      await expect(confirmEmailChange(as(who), given)).rejects.toBeInstanceOf(Invalid);
    await expect(confirmEmailChange(as(null), codes)).rejects.toBeInstanceOf(SignInNeeded);
    expect(await emailOf(ana)).toBe('ana@example.org');
    await confirmEmailChange(as(ana), codes);
    expect(await emailOf(ana)).toBe('neu@example.org');
  });

  it('is tried five times, also forty at once, and for ten minutes', async () => {
    const codes = await asked('neu@example.org');
    const late = { clock: () => new Date(Date.now() + 10 * 60_000 + 1) };
    await expect(confirmEmailChange(as(ana, late), codes)).rejects.toMatchObject({
      faults: [{ code: 'dead-code' }],
    });
    const tries = Array.from({ length: 40 }, () =>
      confirmEmailChange(as(ana), { ...codes, newCode: other(codes.newCode) }).catch(
        (error) => error.faults[0].code,
      ),
    );
    const said = await Promise.all(tries);
    expect(said.filter((code) => code === 'wrong-code')).toHaveLength(CODE_TRIES - 1);
    await expect(confirmEmailChange(as(ana), codes)).rejects.toMatchObject({
      faults: [{ code: 'dead-code' }],
    });
    expect(await pendingEmailChange(as(ana), browserToken)).toMatchObject({ triesLeft: 0 });
    const again = await asked('neu@example.org');
    await confirmEmailChange(as(ana), again);
    expect(await emailOf(ana)).toBe('neu@example.org');
  });

  it('that somebody else has is asked for like any other; only who proves it learns that it is taken', async () => {
    const ben = await space.member({ email: 'ben@example.org' });
    const free = await askEmailChange(as(ana), { email: 'frei@example.org', browserToken: newToken() });
    const codes = await asked('ben@example.org');
    expect(free).toBeUndefined();
    expect(await pendingEmailChange(as(ana), browserToken)).toMatchObject({ newEmail: 'ben@example.org' });
    const guess = { ...codes, newCode: other(codes.newCode) };
    await expect(confirmEmailChange(as(ana), guess)).rejects.toMatchObject({
      faults: [{ code: 'wrong-code' }],
    });
    await expect(confirmEmailChange(as(ana), codes)).rejects.toBeInstanceOf(Conflict);
    expect([await emailOf(ana), await emailOf(ben)]).toEqual(['ana@example.org', 'ben@example.org']);
  });

  it('that two want at the same moment goes to one of them', async () => {
    const ben = await (await signedIn(space, await space.member())).now();
    const [first, second] = [await asked('neu@example.org'), await asked('neu@example.org', ben, newToken())];
    const outcome = await Promise.allSettled([
      confirmEmailChange(as(ana), first),
      confirmEmailChange(as(ben), second),
    ]);
    expect(outcome.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [lost] = outcome.filter((one) => one.status === 'rejected');
    expect(lost?.reason).toBeInstanceOf(Conflict);
    expect(
      [await emailOf(ana), await emailOf(ben)].filter((email) => email === 'neu@example.org'),
    ).toHaveLength(1);
  });

  it('is not asked for by visitors and the suspended, and not the same again', async () => {
    const given = { email: 'neu@example.org', browserToken };
    await expect(askEmailChange(as(null), given)).rejects.toBeInstanceOf(SignInNeeded);
    const out = await space.member({ status: 'suspended' });
    await expect(askEmailChange(as(out), given)).rejects.toBeInstanceOf(NotAllowed);
    for (const email of ['ana@example.org', ' ANA@example.org', 'x', ''])
      await expect(askEmailChange(as(ana), { email, browserToken })).rejects.toBeInstanceOf(Invalid);
    await askEmailChange(as(ana), given);
    await dropEmailChange(as(ana));
    expect(await pendingEmailChange(as(ana), browserToken)).toBeNull();
    expect(await inSpace(space.tenant.id, (tx) => tx.select().from(emailChanges))).toEqual([]);
  });
});

it('an admission and the association’s list follow', async () => {
  const hash = hasherOf(space.ctx());
  await inSpace(space.tenant.id, async (tx) => {
    await tx.insert(admissions).values({ email: 'ana@example.org', role: 'member' });
    await tx.insert(memberListLines).values({
      ...{ emailHash: hash?.hash('ana@example.org') ?? '', keyMark: hash?.mark ?? '', sinceYear: 2016 },
      endsAt: new Date(Date.now() + 86_400_000),
    });
  });
  await confirmEmailChange(as(ana), await asked('neu@example.org'));
  const known = await inSpace(space.tenant.id, async (tx) => ({
    admitted: await tx.select({ email: admissions.email }).from(admissions),
    old: await lineOf(space.ctx(), tx, 'ana@example.org'),
    new: await lineOf(space.ctx(), tx, 'neu@example.org'),
  }));
  expect(known).toEqual({ admitted: [{ email: 'neu@example.org' }], old: null, new: { sinceYear: 2016 } });
});
