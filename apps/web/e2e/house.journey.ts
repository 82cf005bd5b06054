import { requestCode } from '@entraide/core/account';
import { keepDraft } from '@entraide/core/draft';
import { createListing } from '@entraide/core/listing';
import { refuseMember } from '@entraide/core/member';
import { openSession } from '@entraide/core/session';
import type { TestSpace } from '@entraide/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtPages } from '../server/page-source.ts';
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
    sheet: '<article class="grid',
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

describe('house', () => {
  it('prints', async () => {
    const lines: string[] = [];
    for (const rule of rules)
      for (const visibility of visibilities) {
        const space = await spaceWith(rule, visibility);
        const author = await space.member();
        const { id } = await createListing(space.ctx({ actor: author }), draft);
        for (const who of people) {
          const visitor = await browserOf(space, who);
          const cells: string[] = [];
          for (const path of ['/', '/listings/new', '/listings/preview', '/login/code', `/listings/${id}`])
            cells.push((await look(visitor, path)).replaceAll(id, 'ID'));
          lines.push([rule, visibility, who, ...cells].join(' | '));
        }
      }
    (await import('node:fs')).writeFileSync('/tmp/house-table.txt', lines.join('\n'));
    expect(lines.length).toBe(60);
  });
});
