import { mailEvents, mailStops, messages } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blockPerson } from '../block/index.ts';
import type { MemberActor } from '../ctx/index.ts';
import { resendInbox } from '../mail/ports/resend-inbox.ts';
import { replyAddress } from '../mail/reply-address.ts';
import {
  exhaust,
  fakeMailProvider,
  sendMails,
  type TestSpace,
  takeAnswers,
  testPlatform,
} from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { putOut } from '../testing/plant-decision.ts';
import { readThread, startThread } from '../thread/index.ts';
import { takeMailEvent } from './index.ts';

const secretKey = 'a key of the tests';
const inboundDomain = 'reply.example.org';
const mark = '##- Répondez au-dessus de cette ligne -##';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let provider: Awaited<ReturnType<typeof fakeMailProvider>>;
let space: TestSpace;
let author: MemberActor;
let helper: MemberActor;
let threadId: string;
beforeAll(async () => {
  [platform, provider] = await Promise.all([testPlatform(), fakeMailProvider()]);
});
afterAll(() => Promise.all([platform.close(), provider.close()]));
beforeEach(async () => {
  space = await platform.openSpace();
  author = await space.member({ displayName: 'Nadia' });
  helper = await space.member({ displayName: 'Bruno' });
  const listingId = await plantListing(platform.app, space.tenant.id, author);
  ({ id: threadId } = await startThread(space.ctx({ actor: helper }), { listingId, body: 'Je peux venir.' }));
});

const worker = () => ({
  ...platform.worker,
  ...{ secretKey, inboundDomain, inbox: resendInbox({ apiKey: 're_1', baseUrl: provider.baseUrl }) },
});
const web = () => ({ ...worker(), db: platform.app });
const addressOf = (side: 'author' | 'starter', { tenant } = space) =>
  replyAddress({ secretKey, inboundDomain }, { tenantId: tenant.id, threadId, side }) ?? '';
/** A mail arrives, and what follows from it is done. */
async function arrive(mail: Parameters<typeof provider.receive>[0], id = newId()) {
  const taken = await takeMailEvent(web(), { id, event: provider.receive(mail) });
  await takeAnswers(worker(), space.tenant.id);
  return taken;
}
const said = async () =>
  (await readThread(space.ctx({ actor: helper }), threadId)).messages.map(({ body }) => body);
const mailsTo = async ({ email }: MemberActor) =>
  (await sendMails(worker(), space.tenant.id)).filter(({ to }) => to === email);
const fromAuthor = (text: string, headers = {}) => ({
  ...{ from: `"Nadia" <${author.email}>`, to: [addressOf('author')], headers },
  text: `${text}\n\n> ${mark}\n> Je peux venir.`,
});

describe('a mail that answers a message', () => {
  it('goes the whole way: from the mail of a message to the mail of its answer, and no address is seen', async () => {
    const [told] = await mailsTo(author);
    expect(told?.headers['Reply-To']).toBe(addressOf('author'));
    expect(told?.text).toContain(`${mark}\n`);
    expect(told?.text).toContain('Vous pouvez répondre à cet e-mail');
    expect(told?.text).not.toContain('@');
    const reply = { ...fromAuthor(`Merci, à samedi !`), to: [told?.headers['Reply-To'] ?? ''] };
    expect(await arrive(reply)).toBe('taken');
    expect(await said()).toEqual(['Je peux venir.', 'Merci, à samedi !']);
    const [back] = await mailsTo(helper);
    expect(back?.headers['Reply-To']).toBe(addressOf('starter'));
    expect(back?.text).toContain('> Merci, à samedi !');
    expect(`${back?.text}${back?.html}`).not.toContain(author.email);
  });

  it('is one message, however often its event or its job comes', async () => {
    const event = provider.receive(fromAuthor('Une seule fois'));
    const id = newId();
    expect(await takeMailEvent(web(), { id, event })).toBe('taken');
    expect(await takeMailEvent(web(), { id, event })).toBe('known');
    await takeAnswers(worker(), space.tenant.id);
    expect(await takeMailEvent(web(), { id, event })).toBe('known');
    const { takeAnswerJob } = await import('./take-answer.ts');
    const { runJob } = await import('../worker/run-job.ts');
    const payload = { eventId: id, emailId: event.data.email_id, threadId, side: 'author' };
    const info = { key: 'again', attempt: 2, askedAt: new Date() };
    await Promise.all(
      [1, 2].map(() => runJob(worker(), takeAnswerJob, { ...payload, tenantId: space.tenant.id }, info)),
    );
    expect(await said()).toEqual(['Je peux venir.', 'Une seule fois']);
  });

  it('of HTML alone is read as well', async () => {
    const html = `<div>Avec <b>plaisir</b></div><br><blockquote><p>${mark}</p><p>x</p></blockquote>`;
    await arrive({ ...fromAuthor(''), text: null, html });
    expect(await said()).toEqual(['Je peux venir.', 'Avec plaisir']);
  });

  it('by anybody but the member it was made for is told nothing at all', async () => {
    for (const from of [
      'stranger@example.net',
      helper.email,
      `"${author.email}" <stranger@example.net>`,
      `${author.email}, stranger@example.net`,
      '',
    ])
      await arrive({ ...fromAuthor('Ouvrez la porte'), from });
    expect(await said()).toEqual(['Je peux venir.']);
    expect((await sendMails(worker(), space.tenant.id)).map(({ to }) => to)).toEqual([author.email]);
  });

  it('by a program is told nothing at all', async () => {
    const automatic = [
      { 'auto-submitted': 'auto-replied' },
      { 'Auto-Submitted': 'auto-generated; owner=x' },
      { precedence: 'bulk' },
      { precedence: 'auto_reply' },
      { 'x-autoreply': 'yes' },
      { 'x-auto-response-suppress': 'All' },
      { 'list-id': '<x.example.org>' },
      { 'return-path': '<>' },
      { 'content-type': 'multipart/report; report-type=delivery-status' },
      { 'message-id': '<mail-1@platform.example>' },
    ];
    for (const headers of automatic) await arrive(fromAuthor('Je suis absente', headers));
    await arrive({ ...fromAuthor('x'), from: 'MAILER-DAEMON@example.org' });
    await arrive({ ...fromAuthor('x'), from: platform.worker.from });
    expect(await said()).toEqual(['Je peux venir.']);
    expect(await mailsTo(author)).toHaveLength(1);
    await arrive(fromAuthor('Moi', { 'auto-submitted': 'no', 'return-path': '<ana@example.org>' }));
    expect(await said()).toEqual(['Je peux venir.', 'Moi']);
  });

  it('to an address that we did not make, or of a space that is gone, is put aside', async () => {
    expect(await arrive({ ...fromAuthor('x'), to: ['reply+abc@reply.example.org'] })).toBe('put-aside');
    const gone = { tenantId: newId(), threadId, side: 'author' as const };
    const to = [replyAddress({ secretKey, inboundDomain }, gone) ?? ''];
    expect(await arrive({ ...fromAuthor('x'), to })).toBe('put-aside');
    expect(await said()).toEqual(['Je peux venir.']);
  });

  it('cannot cross into another space: the same conversation under its name is nobody’s', async () => {
    const other = await platform.openSpace();
    await takeMailEvent(web(), {
      id: newId(),
      event: provider.receive({ ...fromAuthor('x'), to: [addressOf('author', other)] }),
    });
    await takeAnswers(worker(), other.tenant.id);
    expect(await said()).toEqual(['Je peux venir.']);
    const rows = await platform.app.inTenant(other.tenant.id, (tx) => tx.select().from(messages));
    expect(rows).toEqual([]);
  });
});

describe('an answer that cannot be taken', () => {
  const refusal = async () =>
    (await mailsTo(author)).find(({ subject }) => /n’est pas arrivée/.test(subject));

  it('because it is empty says so, once a day', async () => {
    await mailsTo(author);
    await arrive(fromAuthor(''));
    const told = await refusal();
    expect(told?.text).toContain('Écrivez tout en haut');
    expect(told?.headers['Auto-Submitted']).toBe('auto-generated');
    await arrive(fromAuthor(''));
    expect(await refusal()).toBeUndefined();
  });

  it('because it is too long, or too many, says that', async () => {
    await arrive(fromAuthor('long '.repeat(900)));
    expect((await refusal())?.text).toContain('trop longue');
    expect(await said()).toEqual(['Je peux venir.']);
  });

  it('because one blocks the other says no more than on the page', async () => {
    const { listing } = await readThread(space.ctx({ actor: helper }), threadId);
    await blockPerson(space.ctx({ actor: helper }), { what: 'listing', id: listing?.id, kind: 'block' });
    await arrive(fromAuthor('Pourquoi ?'));
    const told = await refusal();
    expect(told?.text).toContain('ne reçoit pas de message pour l’instant');
    expect(told?.text).not.toMatch(/bloqu/i);
    expect(await said()).toEqual(['Je peux venir.']);
  });

  it('because its writer was put out meanwhile is not passed on', async () => {
    await platform.app.inTenant(space.tenant.id, (tx) => putOut(tx, author.memberId));
    await arrive(fromAuthor('Encore moi'));
    expect(await said()).toEqual(['Je peux venir.']);
    expect((await refusal())?.text).toContain('ne reçoit pas de message');
  });

  it('because they wrote too much today says when they can again', async () => {
    const ctx = space.ctx({ actor: author });
    await exhaust(ctx, 'messages', author.memberId);
    await arrive(fromAuthor('Encore moi'));
    expect((await refusal())?.text).toContain('beaucoup de messages');
  });

  it('that is HTML without an end is not read', async () => {
    await arrive({ ...fromAuthor(''), text: null, html: '<b>'.repeat(40_000) });
    expect((await refusal())?.text).toMatch(/pas su la lire|aucun texte/);
  });
});

describe('mails that come back', () => {
  const tell = (type: string, more: object = {}, to = author.email, tenantId = space.tenant.id) =>
    takeMailEvent(web(), {
      id: newId(),
      event: { type, data: { to: [to], tags: { space: tenantId }, ...more } },
    });
  const permanent = { bounce: { type: 'Permanent', subType: 'General', message: 'x' } };
  const stops = ({ tenant } = space) => platform.app.inTenant(tenant.id, (tx) => tx.select().from(mailStops));

  it('for good stop the mails of that space to that address, and of no other', async () => {
    const other = await platform.openSpace();
    expect(await tell('email.bounced', permanent, author.email.toUpperCase())).toBe('taken');
    expect(await stops()).toMatchObject([{ email: author.email, reason: 'bounced', toldAt: null }]);
    expect(await stops(other)).toEqual([]);
    expect(await mailsTo(author)).toEqual([]);
  });

  it('for a while stop nothing', async () => {
    for (const type of ['Transient', 'Undetermined', ''])
      expect(await tell('email.bounced', { bounce: { ...permanent.bounce, type } })).toBe('put-aside');
    expect(await stops()).toEqual([]);
  });

  it('because they are not wanted stop them as well, and so does what the provider did not send', async () => {
    await tell('email.complained');
    await tell('email.suppressed', {}, helper.email);
    expect((await stops()).map(({ email, reason }) => [email, reason]).sort()).toEqual(
      [
        [author.email, 'complained'],
        [helper.email, 'bounced'],
      ].sort(),
    );
  });

  it('of nobody we know, and events of another kind, are put aside', async () => {
    expect(await tell('email.bounced', { ...permanent, tags: {} })).toBe('put-aside');
    expect(await tell('email.bounced', permanent, 'x@example.org', newId())).toBe('put-aside');
    for (const event of [null, 7, 'x', {}, { type: 'email.opened', data: {} }, { type: 'email.received' }])
      expect(await takeMailEvent(web(), { id: newId(), event })).toBe('put-aside');
  });

  it('leave nothing in the log but what happened', async () => {
    const lines: unknown[] = [];
    const log = { info: (...line: unknown[]) => void lines.push(line), warn() {}, error() {} };
    await takeMailEvent(
      { ...web(), log },
      {
        id: newId(),
        event: { type: 'email.complained', data: { to: [author.email], tags: { space: space.tenant.id } } },
      },
    );
    expect(JSON.stringify(lines)).toContain('complained');
    expect(JSON.stringify(lines)).not.toContain('@');
  });
});

it('what the provider told is swept after a month', async () => {
  await arrive(fromAuthor('Oui'));
  const [event] = await platform.app.inTenant(space.tenant.id, (tx) => tx.select().from(mailEvents));
  expect(event?.doneAt).toBeInstanceOf(Date);
  const { sweep } = await import('../job/sweep.ts');
  const { sweeps } = await import('../worker/jobs.ts');
  const clock = () => new Date(Date.now() + 31 * 86_400_000);
  await platform.worker.db.inTenant(space.tenant.id, (tx) => sweep(sweeps, space.ctx({ clock }), tx));
  expect(await platform.app.inTenant(space.tenant.id, (tx) => tx.select().from(mailEvents))).toEqual([]);
});
