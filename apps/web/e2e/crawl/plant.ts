import type { TestSpace } from '@entraide/core/testing';
import type { testServer } from '../../server/testing/index.ts';
import type { Canaries, Letter } from './canary.ts';
import { type People, rowsOf } from './rows.ts';

export type Server = Awaited<ReturnType<typeof testServer>>;

export interface Planted {
  letter: Letter;
  space: TestSpace;
  /** Of its rows, by the names of their canaries. */
  ids: Record<string, string>;
  people: People;
  /** Names of its pictures. */
  assets: string[];
}

/** Everybody who asks for pages in a space; `author` and `starter` are whom its rows are about. */
const roles = {
  author: {},
  starter: {},
  blocked: {},
  member: {},
  vouched: {},
  limited: {},
  pending: { status: 'pending' },
  suspended: { status: 'suspended' },
  moderator: { role: 'moderator' },
  admin: { role: 'admin' },
} as const;

/** A space in which every column that holds a text holds a canary. */
export async function plant(server: Server, canaries: Canaries, letter: Letter): Promise<Planted> {
  const text = (name: string) => canaries.text(letter, name);
  const both = (name: string) => ({ fr: text(name), en: text(name), ar: text(name) });
  const space = await server.openSpace({
    slug: text('tenants.slug'),
    name: both('tenants.config name'),
    tagline: both('tenants.config tagline'),
    description: both('tenants.config description'),
    reading: letter === 'b' ? 'members' : 'public',
    categories: ['shopping', { slug: text('categories.slug'), label: both('tenants.config label') }],
    wording: { 'browse:title': { fr: text('tenants.config wording') } },
    contact: { email: `${text('tenants.config contact')}@example.org` },
    mail: { replyTo: `${text('tenants.config reply')}@example.org` },
    pages: ['about'],
  });
  const { id: tenantId } = space.tenant;
  canaries.also(letter, 'tenants.id', tenantId);
  const people = {} as People;
  for (const [who, given] of Object.entries(roles) as [keyof typeof roles, object][]) {
    const name = (part: string) => text(`members.display_name ${part} of ${who}`);
    people[who] = await space.member({
      ...given,
      email: `${text(`members.email of ${who}`)}@example.org`,
      displayName: `${name('first')} ${name('last')}`,
    });
    canaries.also(letter, `members.id of ${who}`, people[who].memberId);
  }
  const ids: Record<string, string> = {};
  const profile = 'members.profile_id of author';
  const profileId = crypto.randomUUID();
  ids[profile] = profileId;
  canaries.also(letter, profile, profileId);
  ids['members.photo_id'] = crypto.randomUUID();
  const { sql } = server.database;
  await sql.begin(async (tx) => {
    await tx`select set_config('app.tenant_id', ${tenantId}, true)`;
    await tx`update members set vouched = true, since_year = 2016 where id = ${people.vouched.memberId}`;
    await tx`
      update members set profile_id = ${profileId}, about = ${text('members.about')}, family_name = ${text('members.family_name')}
      where id = ${people.author.memberId}`;
    const { memberId: limited } = people.limited;
    const [about] = await tx<{ id: string }[]>`
      insert into cases (id, subject_kind, subject_id, author_id, harm, state, opened_at, decided_at)
      values (gen_random_uuid(), 'member', ${limited}, ${limited}, 1, 'decided', now(), now()) returning id`;
    await tx`
      insert into decisions (id, case_id, subject_id, author_id, kind, ground_kind, ground, facts, locale, automated, decided_by,
        decided_at, until, appeal_until)
      values (gen_random_uuid(), ${about?.id ?? null}, ${limited}, ${limited}, 'limit', 'charter', 'insult', 'Des insultes, souvent.',
        'fr', false, gen_random_uuid(), now(), '2999-01-01', now() + interval '1 day')`;
    await tx`update members set limited_until = '2999-01-01' where id = ${limited}`;
    const of = {
      text,
      hash: (name: string) => canaries.hash(letter, name),
      id(name: string) {
        ids[name] ??= canaries.id(letter, name);
        return ids[name];
      },
      json: (value: object) => tx.json(value as never),
    };
    for (const [table, row] of rowsOf(space, people, of))
      await tx`insert into ${tx(table)} ${tx(row as never)}`;
    const { document } = (await tx`select document from settings_revisions where number = 1`)[0] ?? {};
    await tx`insert into settings_revisions ${tx({
      ...{ number: 2, source: 'web', actor_kind: 'operator', actor_id: text('settings_revisions.actor_id') },
      document: tx.json({ ...document, welcome: both('settings_revisions.document') }),
      pages: tx.json({ 'pages/about.fr.md': `# ${text('settings_revisions.pages')}` }),
      files: tx.json({ [text('settings_revisions.files')]: of.hash('files.sha256') }),
    } as never)}`;
    await tx`
      update tenants set file_hash = ${of.hash('tenants.file_hash')}, config_hash = ${of.hash('tenants.config_hash')}
      where id = ${tenantId}`;
    await tx`update domains set looks_like = ${text('domains.looks_like')} where tenant_id = ${tenantId}`;
  });
  return { letter, space, ids, people, assets: ['kept.png', `${text('tenant_assets.name')}.png`] };
}
