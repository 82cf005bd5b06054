import { availableLocales } from '@entraide/model/language';
import { type Locale, TenantConfig } from '@entraide/model/tenant';
import { describe, expect, it } from 'vitest';
import fr from './copy/fr.json' with { type: 'json' };
import frInformal from './copy/fr-informal.json' with { type: 'json' };
import type { NoticeDetails } from './read-notices.ts';
import { renderMail } from './render-mail.tsx';
import { mailTexts } from './texts.ts';
import type { CompleteMail, MailSpace } from './write-letter.ts';

const config = TenantConfig.parse({
  slug: 'voisins',
  name: { fr: 'Voisins "du Sud"', en: 'Southern Neighbours', ar: 'جيران الجنوب' },
  locales: ['fr', 'en', 'ar'],
  home: { lat: 48, lon: 2, label: 'Paris' },
  contact: { email: 'bureau@voisins.example' },
  mail: { replyTo: 'bureau@voisins.example' },
  wording: { 'mail:welcome.title': { fr: 'Salut dans {{space}}' } },
});
const space: MailSpace = { slug: 'voisins', config, version: 'v1', origin: 'https://voisins.example' };

const messageId = '0192f3a4-0000-7000-8000-000000000000';
const message: CompleteMail = {
  kind: 'message',
  sender: 'Nadia <script>',
  body: 'Bonjour,\n\nje peux venir mardi & jeudi.',
  photos: 0,
  threadId: messageId,
  listingTitle: 'Courses',
  yours: true,
  thanks: false,
};
const since = '2026-11-25T09:00:00.000Z';
const things: Extract<CompleteMail, { kind: 'day' }>['things'] = [
  { what: 'newcomer', id: messageId.replace('8000', '8001'), about: null, times: 1, since },
  { what: 'case', id: messageId.replace('8000', '8002'), about: 'listing', times: 1, since },
  { what: 'case', id: messageId.replace('8000', '8003'), about: 'member', times: 3, since },
  { what: 'second', id: messageId.replace('8000', '8004'), about: 'message', times: 2, since },
  { what: 'appeal', id: messageId.replace('8000', '8005'), about: 'listing', times: 1, since },
];
const found = (n: number, more: object = {}) => ({
  kind: 'alert' as const,
  of: 'offer' as const,
  listingId: messageId.replace('8000', `80${10 + n}`),
  title: `Poussette ${n} & siège`,
  where: 'Lyon, France',
  ...more,
});
const items: NoticeDetails['items'] = [
  found(0, { search: '«\u00a0poussette\u00a0» · partout' }),
  { kind: 'message', threadId: messageId, title: 'Courses', sender: 'Nadia', count: 2 },
  found(1, { kind: 'urgent', of: 'urgent' }),
];
const unanswered: CompleteMail = {
  kind: 'space-unanswered',
  count: 3,
  href: 'https://console.platform.example/spaces/voisins',
};
const everyMail: CompleteMail[] = [
  { kind: 'code', code: '042917', minutes: 10 },
  { kind: 'not-admitted', rule: 'private' },
  { kind: 'not-admitted', rule: 'invitation' },
  { kind: 'not-admitted', rule: 'member-list' },
  { kind: 'welcome' },
  { kind: 'waiting' },
  { kind: 'somebody-waits' },
  { kind: 'accepted' },
  { kind: 'refused', reason: 'Nous ne vous connaissons pas.' },
  { kind: 'invitation', role: 'member' },
  { kind: 'invitation', role: 'moderator' },
  { kind: 'invitation', role: 'admin' },
  { kind: 'invitation', role: 'member', by: 'Nadia' },
  ...(['added', 'removed', 'new-codes', 'used-code', 'reset'] as const).map((did) => ({
    ...{ kind: 'second-factor' as const, did },
  })),
  { kind: 'account-deleted' },
  ...(['old', 'new'] as const).map((side) => ({
    ...{ kind: 'email-change' as const, side, code: '042917', minutes: 10 },
  })),
  { kind: 'email-changed' },
  { kind: 'launch-saved' },
  { kind: 'launch-unfinished', until: '2026-12-01T03:00:00.000Z' },
  { kind: 'launch-approved' },
  { kind: 'launch-approved', remark: 'Bienvenue.' },
  { kind: 'launch-asked', remark: 'Qui êtes-vous ?' },
  { kind: 'launch-refused', remark: 'Ce nom est pris.' },
  { kind: 'barrier', words: 'Le bouton n’est pas lu.', where: '/listings/new', email: 'zoe@example.org' },
  { kind: 'barrier', words: 'Le bouton n’est pas lu.', where: '', email: '' },
  { kind: 'announcement', text: 'Dimanche, la plateforme s’arrête une heure.' },
  ...(['payment-failed', 'grace', 'limited', 'ended', 'trial-ends'] as const).map((did) => ({
    ...{ kind: 'plan' as const, did, plan: 'Jardin', until: '2026-12-01T03:00:00.000Z' },
  })),
  ...[true, false].map((full) => ({
    ...{ kind: 'room' as const, full },
    rooms: [
      { of: 'members' as const, used: 1180, most: 1200, full },
      { of: 'storage' as const, used: 1.9e9, most: 2e9, full },
    ],
  })),
  { kind: 'waiting-for-room' },
  { kind: 'domain-failing', host: 'aide.example.org', until: '2026-12-01T03:00:00.000Z' },
  { kind: 'domain-let-go', host: 'aide.example.org' },
  { kind: 'day', things: things.slice(0, 1), total: 1 },
  { kind: 'day', things, total: 7 },
  { kind: 'desk-late', things, total: 6 },
  { kind: 'still-there', days: 60 },
  { kind: 'inactive', until: since, stays: false },
  { kind: 'inactive', until: since, stays: true },
  { kind: 'inactive-erased' },
  { kind: 'export-ready', until: since },
  { kind: 'hand-over-begun', until: '2026-12-01T03:00:00.000Z' },
  { kind: 'hand-over-named', until: '2026-12-01T03:00:00.000Z' },
  { kind: 'hand-over-done', mine: true },
  { kind: 'hand-over-done', mine: false },
  ...(['request', 'offer'] as const).flatMap((listingKind) =>
    (['end', 'quarter'] as const).map((why) => ({
      ...{ kind: 'still-needed' as const, listingKind, why },
      ...{ listingTitle: 'Courses', lastDay: '2026-12-22', token: 'a-token' },
    })),
  ),
  { ...message, thanks: true },
  { kind: 'thanked', sender: 'Nadia', listingTitle: 'Courses' },
  { kind: 'dues-end', lastDay: '2026-12-31', online: true },
  { kind: 'dues-end', lastDay: '2026-12-31', online: false },
  { kind: 'digest', items },
  { kind: 'digest', items: items.slice(1, 2) },
  { kind: 'urgent-near', items: items.slice(2) },
  { kind: 'urgent-near', items: [...items.slice(2), found(2, { kind: 'urgent', of: 'urgent' })] },
  { kind: 'new-matches', items: items.slice(0, 1) },
  { kind: 'new-matches', items: [found(3), found(4, { of: 'request' })] },
  message,
];
const write = (mail: CompleteMail, locale: Locale = 'fr') =>
  renderMail(space, { to: 'ana@example.org', locale }, mail, 'Entraide <mail@platform.example>');

const keysOf = (texts: object, prefix = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  );

describe('mails', () => {
  it.each(availableLocales)('are complete in %s: no key shows, no hole is left', async (locale) => {
    for (const mail of [...everyMail, unanswered]) {
      const { subject, text, html } = await write(mail, locale);
      for (const part of [subject, text, html]) {
        expect(part).not.toMatch(
          /\{\{|undefined|\b[a-z]+(?:[A-Z][a-z]+)*\.(subject|title|lead|after|preview)\b/,
        );
      }
      expect(html).toContain(`lang="${locale}"`);
      expect(html).toContain(locale === 'ar' ? 'dir="rtl"' : 'dir="ltr"');
    }
  });

  it('have informal texts that replace existing ones', () => {
    expect(keysOf(fr)).toEqual(expect.arrayContaining(keysOf(frInformal)));
  });

  it('never begin a line with a French sign: the space before it does not break', () => {
    for (const texts of [fr, frInformal]) expect(JSON.stringify(texts)).not.toMatch(/ [:;?!»]|« /);
  });

  it('lead to the canonical address of the space only', async () => {
    for (const mail of everyMail) {
      const { html, text } = await write(mail);
      const hrefs = [...html.matchAll(/href="([^"]+)"/g)].map((match) => match[1]);
      expect(hrefs.every((href) => href?.startsWith('https://voisins.example/'))).toBe(true);
      expect(
        [...text.matchAll(/https?:\/\/[^/\s]+/g)].every(([at]) => at === 'https://voisins.example'),
      ).toBe(true);
    }
  });

  it('say how many things wait, and lead to each', async () => {
    const { subject, text, html } = await write({ kind: 'day', things, total: 7 });
    expect(subject).toBe('7 choses vous attendent sur Voisins "du Sud"');
    const links = [
      ...['/admin?waiting=', '/admin/desk/', '/admin/desk/', '/admin/desk/', '/admin/desk#appeal-'],
    ].map((path, at) => `https://voisins.example${path}${things[at]?.id}`);
    for (const link of links) expect(text).toContain(link);
    for (const link of links) expect(html).toContain(`href="${link}"`);
    expect(text).toContain('Un membre signalé 3 fois, depuis le 25 novembre 2026');
    expect(text).toContain('Et 2 autres.');
    expect((await write({ kind: 'day', things: things.slice(0, 1), total: 1 }, 'en')).subject).toBe(
      'One thing needs you on Southern Neighbours',
    );
    expect((await write({ kind: 'day', things, total: 3 }, 'en')).subject).toMatch(/^3 things need you/);
  });

  it('list what waits under what it is, the urgent first, each with its link, and say how many are left out', async () => {
    const { text, html } = await write({ kind: 'digest', items });
    const headings = [
      'Urgent près de chez vous',
      'Messages',
      'Nouveau pour votre alerte\u00a0: «\u00a0poussette\u00a0» · partout',
    ];
    const at = headings.map((heading) => text.indexOf(`\n${heading}\n`));
    expect(at.every((place) => place > 0)).toBe(true);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    for (const heading of headings) expect(html).toContain(`>${heading}</h2>`);
    expect(text).toContain(
      `- Courses\n  2 messages de Nadia\n  https://voisins.example/threads/${messageId}#latest`,
    );
    expect(html).toContain('Poussette 0 &amp; siège');
    const many = Array.from({ length: 25 }, (_, n) => found(n));
    expect((await write({ kind: 'digest', items: many })).text).toContain('Et 5 autres.');
    expect((await write({ kind: 'digest', items: [found(7)] })).subject).toBe('Poussette 7 & siège');
  });

  it('say how they are turned off, to people and to their programs, where they can be', async () => {
    const href = 'https://voisins.example/notices/off/AbC';
    const to = { to: 'ana@example.org', locale: 'fr' as const };
    const turned = (turnOff: { off: 'digest'; href: string | null } | null) =>
      renderMail(space, { ...to, turnOff }, { kind: 'digest', items }, 'Entraide <mail@platform.example>');
    const { headers, html, text } = await turned({ off: 'digest', href });
    expect(headers).toMatchObject({
      'List-Unsubscribe': `<${href}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    for (const link of [href, 'https://voisins.example/me/notices']) {
      expect(html).toContain(`href="${link}"`);
      expect(text).toContain(link);
    }
    for (const mail of [await turned({ off: 'digest', href: null }), await write({ kind: 'welcome' })])
      expect(Object.keys(mail.headers).join()).not.toContain('Unsubscribe');
  });

  it('lead an operator to the console', async () => {
    expect((await write(unanswered, 'en')).text).toContain('https://console.platform.example/spaces/voisins');
  });

  it('say the code in the subject, and offer nothing to click that could use it up', async () => {
    const { subject, text, html } = await write({ kind: 'code', code: '042917', minutes: 10 });
    expect(subject).toMatch(/^042917\b/);
    expect(text).toContain('\n042917\n');
    expect([...html.matchAll(/href="([^"]+)"/g)].map((match) => match[1])).toEqual([
      'https://voisins.example/',
    ]);
    expect(html.match(/042917/g)).toHaveLength(1);
  });

  it('tell a message with its writer’s name, without anybody’s address, and take no answer by mail', async () => {
    const { subject, text, html, headers } = await write(message);
    expect(text).toContain('> Bonjour,\n>\n> je peux venir mardi & jeudi.');
    expect(text).toContain(`https://voisins.example/threads/${messageId}`);
    expect(html).toContain('Nadia &lt;script&gt;');
    expect(`${subject}${text}${html}`).not.toContain('@');
    expect(subject).toMatch(/Nadia.*Courses/);
    expect(headers).not.toHaveProperty('Reply-To');
  });

  it('say to an admin who is invited where to go, with their address filled in', async () => {
    const linkOf = async (role: 'member' | 'admin') =>
      /https:.*join.*/.exec((await write({ kind: 'invitation', role })).text)?.[0];
    expect(await linkOf('member')).toBe('https://voisins.example/join?email=ana%40example.org');
    expect(await linkOf('admin')).toBe('https://voisins.example/join?email=ana%40example.org&next=%2Fadmin');
  });

  it('break long words, so that none is wider than a phone', async () => {
    const { html } = await write({ ...message, body: 'x'.repeat(300), listingTitle: 'y'.repeat(120) });
    const around = (text: string) => html.slice(0, html.lastIndexOf(text)).split('<').at(-1);
    for (const text of ['x'.repeat(300), 'y'.repeat(120), 'Nadia &lt;'])
      expect(around(text)).toContain('break-word');
  });

  it('come from the space by name, from the platform by address, and say that nobody typed them', async () => {
    const { from, headers, tenant, to } = await write({ kind: 'welcome' });
    expect(from).toBe('"Voisins du Sud" <mail@platform.example>');
    expect(headers).toMatchObject({
      'Auto-Submitted': 'auto-generated',
      'Reply-To': 'bureau@voisins.example',
    });
    expect({ tenant, to }).toEqual({ tenant: 'voisins', to: 'ana@example.org' });
  });

  it('use the words the space chose instead of ours', async () => {
    expect((await write({ kind: 'welcome' })).text).toContain('Salut dans Voisins "du Sud"');
    expect(mailTexts({ address: 'informal', wording: {} }, 'fr')('code.title')).toBe('Ton code');
    expect(mailTexts({ address: 'informal', wording: {} }, 'fr')('message.action')).toBe('Lire et répondre');
  });
});
