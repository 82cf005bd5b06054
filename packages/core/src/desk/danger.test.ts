import { cases, eq, reports, sql } from '@entraide/db';
import { HOLD_DAYS } from '@entraide/model/moderation';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listActs } from '../act/index.ts';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import { Conflict, NotAllowed, NotFound } from '../error/index.ts';
import { deleteMe } from '../member/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { startThread } from '../thread/index.ts';
import {
  changeHold,
  decideCase,
  handOver,
  listCases,
  readCase,
  readDanger,
  reportThing,
  sayDanger,
} from './index.ts';
import { sweepCases } from './sweep.ts';

const DAY_MS = 86_400_000;
let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

let space: TestSpace;
let [author, reader, moderator, other, admin]: MemberActor[] = [];
let listing: string;
let id: string;
beforeEach(async () => {
  space = await platform.openSpace();
  author = await space.member({ displayName: 'Paul', email: 'paul@example.org' });
  reader = await space.member();
  moderator = await space.member({ role: 'moderator', displayName: 'Mona' });
  other = await space.member({ role: 'moderator', displayName: 'Otto' });
  admin = await space.member({ role: 'admin' });
  listing = await plantListing(platform.app, space.tenant.id, author, { country: 'TH' });
  await reportThing(as(reader), {
    what: 'listing',
    id: listing,
    reason: 'other',
    words: 'Il menace sa sœur.',
  });
  id = (await listCases(as(admin))).items[0]?.id ?? '';
});
const as = (actor: MemberActor | undefined, more: Partial<Ctx> = {}) =>
  space.ctx({ actor: actor ?? null, ...more });
const at = (days: number) => ({ clock: () => new Date(Date.now() + days * DAY_MS) });
const rowOf = () =>
  platform.app.inTenant(space.tenant.id, async (tx) => {
    const [row] = await tx.select().from(cases).where(eq(cases.id, id));
    const said = await tx.select().from(reports).where(eq(reports.caseId, id));
    return { ...row, reports: said.length };
  });
const sweep = (days: number) =>
  platform.worker.db.inTenant(space.tenant.id, (tx) => sweepCases(space.ctx(at(days)) as never, tx));
const mailsOf = async () =>
  (await space.mails()).filter(({ mail }) => mail.kind === 'life-in-danger').map(({ to }) => to);

describe('somebody’s life is in danger', () => {
  it('is written down, comes first, and is told to every admin at once, whoever looks at the case', async () => {
    await readCase(as(other), id);
    const second = await space.member({ role: 'admin' });
    await sayDanger(as(moderator), id);
    await sayDanger(as(moderator), id);
    expect((await mailsOf()).sort()).toEqual([admin?.email, second.email].sort());
    const acts = (await listActs(as(admin))).filter(({ action }) => action === 'case.danger');
    expect(acts).toHaveLength(1);
    expect(acts[0]?.details).toEqual({ held: true });
    expect((await listCases(as(moderator))).items[0]).toMatchObject({ id, harm: 9 });
    const danger = await readDanger(as(other), id);
    expect(danger).toMatchObject({
      kind: 'listing',
      country: 'TH',
      said: { by: 'Mona' },
      person: { name: 'Paul', email: 'paul@example.org' },
    });
    const days = ((danger.heldUntil?.getTime() ?? 0) - Date.now()) / DAY_MS;
    expect(Math.round(days)).toBe(HOLD_DAYS);
  });

  it('keeps what was written, who reported it and how the author is reached, also when they leave', async () => {
    await sayDanger(as(moderator), id);
    await decideCase(as(other), id, { kind: 'keep', ground: 'other' });
    await deleteMe(as(author));
    // Else it would be gone after a month.
    await sweep(60);
    expect(await rowOf()).toMatchObject({
      evidence: [{ title: 'Courses pour ma grand-mère' }],
      heldPerson: { email: 'paul@example.org' },
      reports: 1,
    });
    await sweep(HOLD_DAYS + 1);
    expect(await rowOf()).toMatchObject({ evidence: null, heldUntil: null, heldPerson: null, reports: 0 });
  });

  it('ends with its day: a case that waits keeps its evidence, and forgets the address', async () => {
    await sayDanger(as(moderator), id);
    await sweep(HOLD_DAYS + 1);
    expect(await rowOf()).toMatchObject({ heldUntil: null, heldPerson: null, evidence: [{}] });
    expect((await rowOf()).dangerAt).not.toBeNull();
  });

  it('is kept longer, or let go, by an admin alone', async () => {
    await expect(changeHold(as(admin), id, { keep: true })).rejects.toThrow(Conflict);
    await sayDanger(as(moderator), id);
    await expect(changeHold(as(moderator), id, { keep: false })).rejects.toThrow(NotAllowed);
    await changeHold(as(admin, at(100)), id, { keep: true });
    const until = (await rowOf()).heldUntil?.getTime() ?? 0;
    expect(Math.round((until - Date.now()) / DAY_MS)).toBe(100 + HOLD_DAYS);
    await changeHold(as(admin), id, { keep: false });
    expect(await rowOf()).toMatchObject({ heldUntil: null, heldPerson: null });
    const names = (await listActs(as(admin))).map(({ action }) => action);
    expect(names).toEqual(expect.arrayContaining(['case.hold', 'case.hold-end']));
  });

  it('can be said of a case that was decided or handed over, and of what was erased holds nothing', async () => {
    await handOver(as(other), id);
    await sayDanger(as(moderator), id);
    await changeHold(as(admin), id, { keep: false });
    await decideCase(as(admin), id, { kind: 'keep', ground: 'other' });
    await sweep(60);
    await sayDanger(as(moderator), id);
    expect(await rowOf()).toMatchObject({ evidence: null, heldUntil: null, heldPerson: null });
  });

  it('knows the country of a message by its listing, and of a person by what they wrote last', async () => {
    const thread = await startThread(as(reader), { listingId: listing, body: 'Je sais où tu habites.' });
    await reportThing(as(author), { what: 'partner', id: thread.id, reason: 'threat' });
    const about = (await listCases(as(admin))).items.find(({ kind }) => kind === 'member')?.id ?? '';
    expect((await readDanger(as(moderator), about)).country).toBeNull();
    await plantListing(platform.app, space.tenant.id, reader as MemberActor, { country: 'LB' });
    expect((await readDanger(as(moderator), about)).country).toBe('LB');
  });

  it('is not for members, not for whom it is about, and not of another space', async () => {
    await expect(sayDanger(as(reader), id)).rejects.toThrow(NotAllowed);
    await expect(readDanger(as(reader), id)).rejects.toThrow(NotAllowed);
    const elsewhere = await platform.openSpace();
    const ctx = elsewhere.ctx({ actor: await elsewhere.member({ role: 'admin' }) });
    await expect(sayDanger(ctx, id)).rejects.toThrow(NotFound);
    await expect(readDanger(ctx, id)).rejects.toThrow(NotFound);
    await expect(changeHold(ctx, id, { keep: true })).rejects.toThrow(NotFound);
    await expect(sayDanger(as(moderator), 'nonsense')).rejects.toThrow(NotFound);
    const mine = await plantListing(platform.app, space.tenant.id, moderator as MemberActor);
    await reportThing(as(reader), { what: 'listing', id: mine, reason: 'other' });
    const own = (await listCases(as(admin))).items.find((line) => line.id !== id)?.id ?? '';
    await expect(sayDanger(as(moderator), own)).rejects.toThrow(NotAllowed);
    await sayDanger(as(other), own);
    expect(await mailsOf()).toEqual([admin?.email]);
  });

  it('said by many at once is one act and one mail', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, i) => sayDanger(as(i % 2 ? moderator : other), id)));
    expect(await mailsOf()).toEqual([admin?.email]);
    expect((await listActs(as(admin))).filter(({ action }) => action === 'case.danger')).toHaveLength(1);
  });

  it('holds against any query: evidence of a held case is not erased', async () => {
    await sayDanger(as(moderator), id);
    const erase = (role: 'app' | 'worker') =>
      platform.database
        .db(role)
        .inTenant(space.tenant.id, (tx) => tx.execute(sql`update cases set evidence = null`));
    for (const role of ['app', 'worker'] as const) await expect(erase(role)).rejects.toThrow();
    expect((await rowOf()).evidence).not.toBeNull();
  });
});
