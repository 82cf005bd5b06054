import { driverFor } from '@entraide/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '../ctx/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { appeal, decideCase, listCases, reportThing } from './index.ts';

/** Those that log in, and the one that may do all that a policy would forbid. */
const roles = ['app', 'worker', 'platform', 'owner', 'superuser'] as const;

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let author: MemberActor;
let moderator: MemberActor;
let ids: Record<'case' | 'banCase' | 'hidden' | 'other' | 'decision' | 'ban' | 'appeal', string>;
beforeAll(async () => {
  platform = await testPlatform();
  space = await platform.openSpace();
  author = await space.member();
  moderator = await space.member({ role: 'moderator' });
  const reader = await space.member();
  const as = (actor: MemberActor) => space.ctx({ actor });
  const [hidden, other] = [
    await plantListing(platform.app, space.tenant.id, author),
    await plantListing(platform.app, space.tenant.id, author),
  ];
  const caseOf = async (what: 'listing' | 'author', id: string) => {
    await reportThing(as(reader), { what, id, reason: 'insult' });
    return (await listCases(as(moderator))).items[0]?.id ?? '';
  };
  const first = await caseOf('listing', hidden);
  const { decisionId } = await decideCase(as(moderator), first, { kind: 'hide', ground: 'insult' });
  await appeal(as(author), decisionId, { words: 'Non.' });
  const banCase = await caseOf('author', other);
  const ban = await decideCase(as(moderator), banCase, { kind: 'ban', ground: 'insult' });
  const [asked] = await inSpace('select id from appeals');
  ids = {
    ...{ case: first, banCase, hidden, other, decision: decisionId, ban: ban.decisionId },
    appeal: String(asked?.id),
  };
});
afterAll(() => platform.close());

/** As the owner of the tables. */
const inSpace = (statement: string) =>
  platform.database.sql.begin(async (tx) => {
    await tx`select set_config('app.tenant_id', ${space.tenant.id}, true)`;
    return tx.unsafe(statement);
  });

/** Rolled back, whatever comes of it. */
async function tryAs(role: (typeof roles)[number], statement: string): Promise<void> {
  const { urls, superuserUrl } = platform.database;
  const session = driverFor(role === 'superuser' ? superuserUrl : urls[role], 1);
  try {
    await session.unsafe('begin');
    await session.unsafe(`select set_config('app.tenant_id', '${space.tenant.id}', true)`);
    await session.unsafe(statement);
    await session.unsafe('set constraints all immediate');
  } finally {
    await session.unsafe('rollback');
    await session.end();
  }
}

const soon = "now() + interval '1 day'";
/** A decision of these reasons, to be hidden by or not. */
const decision = (given: Record<string, string>) => {
  const row: Record<string, string> = {
    ...{ id: 'gen_random_uuid()', case_id: `'${ids.case}'`, subject_id: `'${ids.other}'` },
    ...{ author_id: `'${author.memberId}'`, kind: "'remove'", ground_kind: "'law'", ground: "'scam'" },
    ...{ facts: "'Il a demandé de l’argent.'", locale: "'fr'", automated: 'false' },
    ...{ decided_by: `'${moderator.memberId}'`, decided_at: 'now()', appeal_until: soon },
    ...given,
  };
  return `insert into decisions (${Object.keys(row)}) values (${Object.values(row)})`;
};
const answer = (by: string) =>
  `update appeals set outcome = 'upheld', reasons = 'because I say so', decided_by = '${by}', decided_at = now() where id = '${ids.appeal}'`;

/** What cannot be, whoever writes it past the verbs, and the constraint that says so where a role may write there at all. */
const impossible: Record<string, [constraint: string, statement: () => string]> = {
  'no facts': ['facts', () => decision({ facts: 'null' })],
  'blank facts': ['decisions__facts', () => decision({ facts: "'            '" })],
  'no ground': ['ground', () => decision({ ground: 'null' })],
  'a ground of no kind': ['decisions__ground_kind', () => decision({ ground_kind: "'mood'" })],
  'no language': ['locale', () => decision({ locale: 'null' })],
  'no time to appeal': ['decisions__appeal_until', () => decision({ appeal_until: 'now()' })],
  'nobody who decided': ['decisions__automated', () => decision({ decided_by: 'null' })],
  'a limit without an end': ['decisions__limited', () => decision({ kind: "'limit'" })],
  'a ban agreed to by who proposed it': [
    'decisions__second',
    () =>
      `update decisions set confirmed_by = '${moderator.memberId}', confirmed_at = now() where id = '${ids.ban}'`,
  ],
  'a listing hidden by nothing': [
    'listings__hidden',
    () => `update listings set status = 'hidden' where id = '${ids.other}'`,
  ],
  'a listing hidden by the reasons of another': [
    'listings__decision_id',
    () => `update listings set status = 'hidden', decision_id = '${ids.decision}' where id = '${ids.other}'`,
  ],
  'reasons that a listing is hidden by, gone': [
    'listings__decision_id',
    () => `delete from decisions where id = '${ids.decision}'`,
  ],
  'somebody put out by nothing': [
    'members__put_out',
    () => `update members set status = 'suspended' where id = '${moderator.memberId}'`,
  ],
  'somebody put out by a limit alone': [
    'members__put_out',
    () => `${decision({ author_id: `'${moderator.memberId}'`, kind: "'limit'", until: soon })};
      update members set status = 'suspended' where id = '${moderator.memberId}'`,
  ],
  'somebody kept from writing by nothing': [
    'members__put_out',
    () => `update members set limited_until = ${soon} where id = '${moderator.memberId}'`,
  ],
  'an appeal decided by who decided first': ['appeals__somebody_else', () => answer(moderator.memberId)],
  'an appeal decided by who asks': ['appeals__somebody_else', () => answer(author.memberId)],
  'an appeal decided without reasons': [
    'appeals__decided',
    () => `update appeals set outcome = 'upheld' where id = '${ids.appeal}'`,
  ],
  'an appeal that names somebody else as the first': [
    'appeals__first_by',
    () => `update appeals set first_by = '${author.memberId}' where id = '${ids.appeal}'`,
  ],
};

describe.each(roles)('as %s', (role) => {
  it.each(Object.entries(impossible))('there is never %s', async (_, [constraint, statement]) => {
    const refused: PostgresError = await tryAs(role, statement()).then(
      () => ({ message: 'it was done' }),
      (error) => error,
    );
    // Either it may not write there at all, or the constraint speaks.
    if (refused.code !== INSUFFICIENT)
      expect(refused.constraint_name ?? refused.column_name ?? refused.message).toBe(constraint);
  });
});

it('and the roles that may write there are refused by the constraints alone, where nothing else stands before them', async () => {
  await tryAs('app', decision({}));
  await tryAs('app', answer(crypto.randomUUID()));
});

const INSUFFICIENT = '42501';
interface PostgresError {
  code?: string;
  constraint_name?: string;
  column_name?: string;
  message: string;
}
