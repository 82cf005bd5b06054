import { decisions, eq, listings } from '@entraide/db';
import { RULE_NAMES, RuleSettings } from '@entraide/model/tenant';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import {
  appeal,
  decideAppeal,
  decideCase,
  listAppeals,
  listCases,
  readCase,
  readDecision,
  undoDecision,
} from '../desk/index.ts';
import { tellDecisionJob } from '../desk/tell-decision.ts';
import { changeListing, createListing, getListing, searchListings, updateListing } from '../listing/index.ts';
import { acceptMember } from '../member/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID } from '../testing/listing.ts';
import { countUnread, listThreads, readThread, replyToThread, startThread } from '../thread/index.ts';
import { runJob } from '../worker/run-job.ts';
import { tryRules } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

let space: TestSpace;
let author: MemberActor;
let reader: MemberActor;
let moderator: MemberActor;
beforeEach(async () => {
  // The spaces of other tests had the same texts.
  await platform.database.sql`delete from text_traces`;
  space = await platform.openSpace();
  author = await space.member({ displayName: 'Paul' });
  reader = await space.member({ displayName: 'Rita' });
  moderator = await space.member({ role: 'moderator', displayName: 'Mona Lenoir' });
});

const as = (actor: MemberActor, rules: Partial<RuleSettings> = {}): Ctx => {
  const ctx = space.ctx({ actor });
  const config = {
    ...ctx.tenant.config,
    rules: RuleSettings.parse({ ...ctx.tenant.config.rules, ...rules }),
  };
  return { ...ctx, tenant: { ...ctx.tenant, config } };
};
const offered = {
  ...{ kind: 'offer', category: 'shopping', title: 'Chambre à louer', locale: 'fr' },
  ...{ description: 'Une chambre calme, à dix minutes de la gare.', place: { id: PLACE_ID } },
};
const FRAUD =
  'Une chambre calme. Envoyez un acompte de 300 euros par Western Union avant la visite, je suis à l’étranger.';
const fraud = { ...offered, description: FRAUD };
const found = async () =>
  (await searchListings(as(reader), { near: { lat: 48.85, lon: 2.35 }, limit: 20 })).items.map(
    ({ id }) => id,
  );
const waiting = async () => (await listCases(as(moderator))).items;
const mails = async (to: MemberActor) =>
  (await space.mails()).filter((mail) => mail.to === to.email).map(({ mail }) => mail);
const tell = (decisionId: string) =>
  runJob(
    platform.worker,
    tellDecisionJob,
    { decisionId, stage: 'first', tenantId: space.tenant.id },
    { key: `k${decisionId}`, attempt: 1, askedAt: new Date() },
  );
const inSpace = <T>(work: Parameters<typeof platform.app.inTenant<T>>[1]) =>
  platform.app.inTenant(space.tenant.id, work);
const held = async () => {
  const listing = await createListing(as(author), fraud);
  const [row] = await waiting();
  return { listing, caseId: row?.id ?? '', decisionId: listing.decisionId ?? '' };
};
const keep = (caseId: string, by = moderator) =>
  decideCase(as(by), caseId, { kind: 'keep', ground: 'other' });

describe('a text that a rule holds', () => {
  it('is seen by its author alone, who is told why and what to do; a person finds it with the words marked', async () => {
    const { listing, caseId, decisionId } = await held();
    expect(listing.status).toBe('hidden');
    expect(await found()).toEqual([]);
    await expect(getListing(as(reader), listing.id)).rejects.toMatchObject({ code: 'not-found' });
    const told = await readDecision(as(author), decisionId);
    expect(told).toMatchObject({ waits: true, mayAppeal: true, about: 'listing' });
    expect(told.decision).toMatchObject({
      kind: 'hold',
      automated: true,
      groundKind: 'charter',
      locale: 'fr',
    });
    expect(told.decision.facts).toContain('«\u00a0Western Union\u00a0»');
    await tell(decisionId);
    expect(await mails(author)).toMatchObject([{ kind: 'decision', what: 'hold', automated: true }]);
    const file = await readCase(as(moderator), caseId);
    const words = file.flags.flatMap(({ marks }) => marks.map(({ from, to }) => FRAUD.slice(from, to)));
    expect(file.flags.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['money-first', 'transfer']));
    expect(words).toContain('Western Union');
    expect((await waiting())[0]).toMatchObject({ harm: 6, reports: 0 });
  });

  it('is published when a person keeps it, and its author hears of it once', async () => {
    const { listing, caseId, decisionId } = await held();
    const kept = await keep(caseId);
    expect(await found()).toEqual([listing.id]);
    await tell(decisionId);
    for (let again = 0; again < 2; again++) await tell(kept.decisionId);
    expect((await mails(author)).map(({ kind }) => kind)).toEqual(['decision', 'hold-ended']);
    const told = await readDecision(as(author), decisionId);
    expect(told).toMatchObject({ waits: false, mayAppeal: false, decision: { reversed: true } });
  });

  it('is held again when the decision to keep it is undone', async () => {
    const { listing, caseId } = await held();
    const { decisionId } = await keep(caseId);
    await undoDecision(as(moderator), decisionId);
    expect(await found()).toEqual([]);
    await keep(caseId);
    expect(await found()).toEqual([listing.id]);
  });

  it('is shown when its author is only warned', async () => {
    const { listing, caseId } = await held();
    const { decisionId } = await decideCase(as(moderator), caseId, { kind: 'warn', ground: 'money' });
    expect(await found()).toEqual([listing.id]);
    await undoDecision(as(moderator), decisionId);
    expect(await found()).toEqual([]);
  });

  it('is not held once more when somebody else finds that its removal was wrong', async () => {
    const { listing, caseId } = await held();
    const { decisionId } = await decideCase(as(moderator), caseId, { kind: 'remove', ground: 'scam' });
    await tell(decisionId);
    await appeal(as(author), decisionId, { words: 'C’est un vrai logement.' });
    const other = await space.member({ role: 'admin' });
    const [asked] = await listAppeals(as(other));
    await decideAppeal(as(other), asked?.id ?? '', {
      outcome: 'reversed',
      reasons: 'Nous nous sommes trompés.',
    });
    expect(await found()).toEqual([listing.id]);
  });

  it('can be appealed itself, and a person who agrees shows it', async () => {
    const { listing, decisionId } = await held();
    await appeal(as(author), decisionId, { words: 'C’est un vrai logement.' });
    const [asked] = await listAppeals(as(moderator));
    await decideAppeal(as(moderator), asked?.id ?? '', {
      outcome: 'reversed',
      reasons: 'C’était une erreur.',
    });
    expect(await found()).toEqual([listing.id]);
  });

  it('stays held when its author changes it: a person sees both versions, the newest marked', async () => {
    const { listing, caseId } = await held();
    await updateListing(as(author), listing.id, { description: offered.description });
    expect(await found()).toEqual([]);
    const file = await readCase(as(moderator), caseId);
    expect([file.evidence.map(({ text }) => text), file.flags]).toEqual([[FRAUD, offered.description], []]);
  });

  it('cannot be put on the board by its author', async () => {
    const { listing } = await held();
    await expect(changeListing(as(author), listing.id, { status: 'published' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(
      inSpace((tx) => tx.update(listings).set({ decisionId: null }).where(eq(listings.id, listing.id))),
    ).rejects.toMatchObject({ constraint: 'listings__hidden' });
  });
});

describe('a text that a rule flags', () => {
  it('is published, and a moderator is shown it', async () => {
    const listing = await createListing(as(author, { 'money-first': 'flag', transfer: 'flag' }), fraud);
    expect(listing).toMatchObject({ status: 'published' });
    expect(await waiting()).toMatchObject([{ kind: 'listing', name: 'Paul' }]);
    expect(await inSpace((tx) => tx.select().from(decisions))).toEqual([]);
  });

  it('is nothing where the rule is off, and where its author is of the team', async () => {
    await createListing(as(author, { 'money-first': 'off', transfer: 'off' }), fraud);
    await createListing(as(moderator), fraud);
    expect(await waiting()).toEqual([]);
  });

  it('is nothing where it gives the association’s own number, or one for emergencies', async () => {
    const description = 'Appelez le 112, ou l’association au 04 65 71 00 00.';
    await createListing(as(author, { allowed: ['+33 4 65 71 00 00'] }), { ...offered, description });
    expect(await waiting()).toEqual([]);
    await createListing(as(author), { ...offered, description });
    expect(await waiting()).toHaveLength(1);
  });

  it('has words of the space’s own', async () => {
    const rules = { words: 'hold' as const, lists: { fr: ['marabou*'] } };
    const listing = await createListing(as(author, rules), { ...offered, title: 'Grand marabout africain' });
    expect(listing.status).toBe('hidden');
  });

  it('is a new member’s first two listings where the space wishes', async () => {
    for (let n = 0; n < 3; n++)
      await createListing(as(author, { repeated: 'off', 'new-member': 'flag' }), offered);
    expect(await waiting()).toHaveLength(2);
  });
});

describe('an edit', () => {
  it('is judged by what it brings: what a person kept is not held for the same words', async () => {
    const { listing, caseId } = await held();
    await keep(caseId);
    await updateListing(as(author), listing.id, { title: 'Chambre à louer, calme' });
    expect(await found()).toEqual([listing.id]);
    await updateListing(as(author), listing.id, { description: `${FRAUD} Payez par carte cadeau.` });
    expect(await found()).toEqual([]);
    expect(await waiting()).toHaveLength(1);
  });

  it('of an honest text into another holds it, also together with another status', async () => {
    const { id } = await createListing(as(author), offered);
    await changeListing(as(author), id, { status: 'solved' });
    const changed = await changeListing(as(author), id, { description: FRAUD, status: 'published' });
    expect(changed.status).toBe('hidden');
    expect(await waiting()).toHaveLength(1);
  });

  it('of its urgency alone asks nobody', async () => {
    const { id } = await createListing(as(author, { 'money-first': 'flag', transfer: 'flag' }), fraud);
    const before = await waiting();
    await updateListing(as(author), id, { urgent: true });
    expect(await waiting()).toEqual(before);
  });
});

it('waits for both: a newcomer who is not accepted, and a person who reads', async () => {
  const newcomer = await space.member({ status: 'pending' });
  const { id } = await createListing(as(newcomer), fraud);
  const [row] = await waiting();
  await keep(row?.id ?? '');
  expect((await getListing(as(newcomer), id)).status).toBe('held');
});

describe('a first message that a rule holds', () => {
  const body = 'Bonjour, envoyez-moi d’abord un mandat cash de 200 euros.';
  const begun = async (text = body, writer = author) => {
    const { id: listingId } = await createListing(as(reader), offered);
    return startThread(as(writer), { listingId, body: text });
  };
  const arrives = async () =>
    (await listThreads(as(reader))).length + (await countUnread(as(reader))) + (await mails(reader)).length;

  it('is seen by its writer alone, who reads why and cannot go on', async () => {
    const { id } = await begun();
    expect(await arrives()).toBe(0);
    await expect(readThread(as(reader), id)).rejects.toMatchObject({ code: 'not-found' });
    const { held, messages } = await readThread(as(author), id);
    expect(messages).toMatchObject([{ body, mine: true }]);
    expect((await readDecision(as(author), held?.decisionId ?? '')).about).toBe('message');
    await expect(replyToThread(as(author), id, { body: 'Encore' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('arrives when a person keeps it', async () => {
    const { id } = await begun();
    const [row] = await waiting();
    expect(row).toMatchObject({ kind: 'message', text: body, title: offered.title });
    await keep(row?.id ?? '');
    expect(await arrives()).toBe(3);
    expect((await readThread(as(reader), id)).messages).toMatchObject([{ body }]);
    await replyToThread(as(author), id, { body: 'Merci' });
  });

  it('never arrives when a person removes it', async () => {
    const { id } = await begun();
    const [row] = await waiting();
    await decideCase(as(moderator), row?.id ?? '', { kind: 'remove', ground: 'scam' });
    expect(await arrives()).toBe(0);
    await expect(replyToThread(as(author), id, { body: 'Encore' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('is held again when that is undone', async () => {
    await begun();
    const [row] = await waiting();
    const { decisionId } = await keep(row?.id ?? '');
    await undoDecision(as(moderator), decisionId);
    expect(await listThreads(as(reader))).toEqual([]);
  });

  it('waits for both: an acceptance alone sends nothing', async () => {
    const newcomer = await space.member({ status: 'pending' });
    await begun(body, newcomer);
    await acceptMember(as(moderator), newcomer.memberId);
    expect(await arrives()).toBe(0);
    const [row] = await waiting();
    await keep(row?.id ?? '');
    expect(await arrives()).toBe(3);
  });

  it('is flagged and arrives where it only leads elsewhere; later messages are read by no rule', async () => {
    const { id } = await begun('Bonjour, écrivez-moi plutôt sur WhatsApp.');
    expect(await arrives()).toBe(3);
    expect(await waiting()).toMatchObject([{ kind: 'message', rules: ['off-platform'] }]);
    await replyToThread(as(author), id, { body });
    expect(await waiting()).toHaveLength(1);
  });
});

describe('trying rules', () => {
  const off = Object.fromEntries(RULE_NAMES.map((name) => [name, 'off'])) as Partial<RuleSettings>;
  it('says what they would have caught of the last month, with the words, and leaves everything as it is', async () => {
    for (const description of [FRAUD, offered.description])
      await createListing(as(author, off), { ...offered, description });
    await createListing(as(moderator), fraud);
    const admin = await space.member({ role: 'admin' });
    const tried = await tryRules(as(admin), { 'new-member': 'flag' });
    expect(tried).toMatchObject({ looked: 2, caught: 2, more: false });
    const transfer = tried.rules.find(({ rule }) => rule === 'transfer');
    expect(transfer).toMatchObject({ effect: 'hold', caught: 1, shown: [{ text: FRAUD }] });
    const [mark] = transfer?.shown[0]?.marks ?? [];
    expect(FRAUD.slice(mark?.from, mark?.to)).toBe('Western Union');
    expect(await tryRules(as(admin), off)).toMatchObject({ looked: 2, caught: 0, rules: [] });
    expect([await waiting(), (await found()).length]).toEqual([[], 3]);
  });

  it('is for admins, and of their own space', async () => {
    await expect(tryRules(as(moderator), {})).rejects.toMatchObject({ code: 'not-allowed' });
    const other = await platform.openSpace();
    await createListing(as(author, off), fraud);
    const theirs = other.ctx({ actor: await other.member({ role: 'admin' }) });
    expect(await tryRules(theirs, {})).toMatchObject({ looked: 0 });
    await expect(tryRules(theirs, { lists: { fr: ['(a+)+$'] } })).rejects.toMatchObject({ code: 'invalid' });
  });
});
