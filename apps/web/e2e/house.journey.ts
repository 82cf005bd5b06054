import { requestCode } from '@entraide/core/account';
import { keepDraft } from '@entraide/core/draft';
import { createListing } from '@entraide/core/listing';
import { refuseMember } from '@entraide/core/member';
import { openSession } from '@entraide/core/session';
import type { TestSpace } from '@entraide/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtPages } from '../server/start/page-source.ts';
import { testServer } from '../server/testing/index.ts';

const PARIS = 2988507;
const rules = ['open', 'approval', 'invitation', 'member-list'] as const;
const visibilities = ['public', 'members', 'private'] as const;
const people = ['visitor', 'member', 'waiting', 'refused', 'suspended'] as const;
type Who = (typeof people)[number];

let server: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  server = await testServer({ pages: (await builtPages()).pages });
});
afterAll(() => server.close());

const spaceWith = (rule: string, visibility: (typeof visibilities)[number]) =>
  server.openSpace(
    {
      entry: { rule },
      reading: visibility === 'members' ? 'members' : 'public',
      contact: { email: 'bonjour@voisins.example' },
    },
    visibility === 'private' ? 'private' : 'open',
  );

const draft = {
  kind: 'request',
  category: 'shopping',
  title: 'Courses',
  description: 'Samedi.',
  place: { id: PARIS },
  precision: 'city',
};

/** A browser that keeps a draft and has asked for a code, with the session of that person. */
async function browserOf(space: TestSpace, who: Who, email = 'someone@example.org') {
  const visitor = server.visitor(space.tenant.host);
  const browserToken = crypto.randomUUID();
  visitor.cookies.set('__Host-browser', browserToken);
  await keepDraft(space.ctx(), { browserToken, kind: 'listing', payload: draft });
  await requestCode(space.ctx(), { email, displayName: 'Ana', browserToken });
  if (who !== 'visitor') {
    const status = (
      { member: 'active', waiting: 'pending', refused: 'pending', suspended: 'suspended' } as const
    )[who];
    const actor = await space.member({ status });
    const { token } = await space.ctx().db.inTenant(space.tenant.id, (tx) => openSession(tx, actor.memberId));
    visitor.cookies.set('__Host-session', token);
    if (who === 'refused') {
      const moderator = await space.member({ role: 'moderator' });
      await refuseMember(space.ctx({ actor: moderator }), actor.memberId, { reason: 'Pas ici.' });
    }
  }
  return visitor;
}

/** What stands on a page, in the order in which it is looked for: parts of the house by their mark, forms by a field of theirs. */
function standsOn(html: string): string {
  const marks = [...html.matchAll(/ data-house="([^"]+)"/g)].map(([, mark = '']) =>
    mark.replaceAll(' ', ':'),
  );
  const parts = {
    board: 'id="found"',
    listing: '<article class="grid',
    form: 'name="title"',
    email: 'name="email"',
    publish: 'value="publish"',
    code: 'name="code"',
  };
  const found = Object.entries(parts).flatMap(([name, sign]) => (html.includes(sign) ? [name] : []));
  return [...new Set([...found, ...marks])].join(' ');
}

async function look(visitor: Awaited<ReturnType<typeof browserOf>>, path: string): Promise<string> {
  const response = await visitor(path, { headers: { accept: 'text/html' } });
  const html = await response.text();
  if (response.status === 302) return `-> ${response.headers.get('location')}`;
  return `${response.status === 200 ? '' : `${response.status} `}${standsOn(html)}`;
}

const pages = ['/', '/listings/new', '/listings/preview', '/login/code'] as const;

/** What must stand on each of the pages above, then on the page of a listing. */
function due(
  rule: (typeof rules)[number],
  visibility: (typeof visibilities)[number],
  who: Who,
): readonly string[] {
  const entry = visibility === 'private' ? 'private' : rule;
  const isPublic = visibility === 'public';
  const shut = `closed:${visibility} ${entry} contact`;
  const home = isPublic ? `board ${entry}` : shut;
  const listing = isPublic ? 'listing' : shut;
  switch (who) {
    case 'member':
      return ['board', 'form', 'publish', '-> /', 'listing'];
    case 'waiting':
      return isPublic
        ? ['board waiting contact', 'form held', 'publish held', '-> /', 'listing']
        : [
            'closed:pending waiting contact',
            'form held',
            'publish held',
            '-> /',
            'closed:pending waiting contact',
          ];
    case 'suspended': {
      const gate = 'gate:suspended contact';
      return isPublic
        ? ['board', gate, gate, '-> /', 'listing']
        : ['closed:barred contact', gate, gate, '-> /', 'closed:barred contact'];
    }
    // Who was refused is a stranger again.
    case 'refused':
    case 'visitor':
      if (entry === 'open') return [home, 'form newcomer', 'email newcomer', 'email code', listing];
      if (entry === 'approval')
        return [home, 'form held-newcomer', 'email held-newcomer', 'email code', listing];
      return [
        home,
        `gate:${entry} contact`,
        'email known-only',
        `email code no-code:${entry} contact`,
        listing,
      ];
  }
}

describe('the rule of the house', () => {
  const spaces = rules.flatMap((rule) => visibilities.map((visibility) => ({ rule, visibility })));

  it.each(spaces)('stands where it is needed: $rule, $visibility', async ({ rule, visibility }) => {
    const space = await spaceWith(rule, visibility);
    const author = await space.member();
    const { id } = await createListing(space.ctx({ actor: author }), draft);
    for (const who of people) {
      const visitor = await browserOf(space, who);
      const seen: string[] = [];
      for (const path of [...pages, `/listings/${id}`]) seen.push(await look(visitor, path));
      expect({ who, seen }).toEqual({ who, seen: due(rule, visibility, who) });
    }
  });

  it('is, in a suspended space, that it is closed for now, on every page that answers', async () => {
    const contact = { email: 'a@voisins.example' };
    const space = await server.openSpace({ name: 'Les Voisins', contact }, 'suspended');
    const visitor = server.visitor(space.tenant.host);
    for (const path of ['/', '/listings/new', `/listings/${crypto.randomUUID()}`]) {
      const html = await (await visitor(path, { headers: { accept: 'text/html' } })).text();
      expect(/<h1[^>]*>([^<]*)/.exec(html)?.[1], path).toBe('Les Voisins est fermé pour le moment');
      expect(html, path).toContain('a@voisins.example');
    }
  });

  it('lets a member of a suspended space take their data along', async () => {
    const space = await server.openSpace({ name: 'Les Voisins' }, 'suspended');
    const member = await space.member();
    const { token } = await space
      .ctx()
      .db.inTenant(space.tenant.id, (tx) => openSession(tx, member.memberId));
    const visitor = server.visitor(space.tenant.host);
    const page = async () => (await visitor('/', { headers: { accept: 'text/html' } })).text();
    expect(await page()).not.toContain('href="/me/data.json"');
    visitor.cookies.set('__Host-session', token);
    expect(await page()).toContain('href="/me/data.json"');
    expect(await (await visitor('/me/data.json')).json()).toMatchObject({ member: { email: member.email } });
  });

  it('counts nobody as a member who still waits', async () => {
    const space = await spaceWith('approval', 'public');
    const admin = await space.member({ role: 'admin' });
    await space.member({ status: 'pending', displayName: 'Hélène' });
    const { token } = await space.ctx().db.inTenant(space.tenant.id, (tx) => openSession(tx, admin.memberId));
    const visitor = server.visitor(space.tenant.host);
    visitor.cookies.set('__Host-session', token);
    const html = await (await visitor('/admin/members', { headers: { accept: 'text/html' } })).text();
    expect(html).toContain('Hélène');
    expect(html.match(/Arrivée le(?=<)/g)).toHaveLength(1);
    expect(html.match(/Demande reçue le(?=<)/g)).toHaveLength(1);
  });

  it('says the same on the code page whether the address is known or not', async () => {
    const space = await spaceWith('invitation', 'public');
    const known = await space.member();
    const said: string[] = [];
    for (const email of ['stranger@example.org', known.email])
      said.push(await look(await browserOf(space, 'visitor', email), '/login/code'));
    expect(said[0]).toContain('no-code:invitation');
    expect(said[1]).toBe(said[0]);
  });
});
