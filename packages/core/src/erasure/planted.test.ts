import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { duties, launches, listingWords } from '@entraide/db';
import { fixtures, secondMember } from '@entraide/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant, type Log, type MemberActor } from '../ctx/index.ts';
import { makeExportJob } from '../export/make-export-job.ts';
import { removeFilesJob } from '../file/remove-files.ts';
import { enqueueJob } from '../job/define-job.ts';
import { sweep } from '../job/sweep.ts';
import { forgetFounders } from '../launch/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { deleteMe } from '../member/index.ts';
import { learnWords } from '../search/index.ts';
import { sendMails, type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID, plantListing } from '../testing/listing.ts';
import { runJobsNow } from '../testing/run-listeners.ts';
import { jobs, sweeps } from '../worker/jobs.ts';
import { markErasureJob } from './mark-erasure.ts';

/** A name, an address and an id: in every column that takes one of them. */
const name = 'zqnadia';
const email = 'zqnadia@example.org';
let memberId: string;

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let other: MemberActor;
let planted: string[];
const lines: string[] = [];
const log: Log = {
  info: (...line) => void lines.push(JSON.stringify(line)),
  warn: (...line) => void lines.push(JSON.stringify(line)),
  error: (...line) => void lines.push(JSON.stringify(line)),
};

const personal = Object.entries(duties).flatMap(([table, duty]) => (duty.personal === null ? [] : [table]));
const sha256 = '1'.repeat(64);

beforeAll(async () => {
  platform = await testPlatform();
  platform.worker.log = log;
  space = await platform.openSpace();
  memberId = String(fixtures.members?.(space.tenant.id, 1).id);
  other = await space.member({ displayName: 'Bruno' });
  await plantRows();
  planted = await plantPerson();
  await plantListing(platform.app, space.tenant.id, other, { title: 'Une échelle' });
  await inTenant(space.ctx(), (tx) =>
    learnWords(tx, { locale: 'fr', title: 'Une échelle', description: '' }),
  );
  await plantBesides();
});
afterAll(() => platform.close());

type Sql = typeof platform.database.sql;
type Tx = Parameters<Parameters<Sql['begin']>[1]>[0];

const inSpace = <T>(work: (tx: Tx) => Promise<T>) =>
  platform.database.sql.begin(async (tx) => {
    await tx`select set_config('app.tenant_id', ${space.tenant.id}, true)`;
    return work(tx);
  });

/** A row of every table of a space. */
async function plantRows(): Promise<void> {
  await inSpace(async (tx) => {
    for (const [table, make] of Object.entries(fixtures)) {
      // The space has these already.
      if (['settings_revisions', 'listing_tiles'].includes(table)) continue;
      const row = make(space.tenant.id, 1);
      if ('place_id' in row) row.place_id = PLACE_ID;
      await tx`insert into ${tx(table)} ${tx(row)}`;
      if (table === 'members') await tx`insert into members ${tx(secondMember(space.tenant.id))}`;
    }
    await tx`update files set kept_until = now() - interval '1 day'`;
    await tx`update cases set state = 'decided', decided_at = now(), evidence_until = now() + interval '180 days', evidence = '[]',
      danger_at = now(), danger_by = ${memberId}, held_until = now() + interval '1 year'`;
  });
  const { incoming } = platform.fileStore;
  await mkdir(incoming, { recursive: true });
  await writeFile(join(incoming, 'photo'), name);
  const file = { path: join(incoming, 'photo'), size: name.length };
  await platform.fileStore.put({ tenantId: space.tenant.id, sha256 }, file);
}

/** What a column could hold of somebody, the most first. */
function traces(column: string, type: string): unknown[] {
  if (column === 'email') return [email];
  // An id of a member, written by us.
  if (/_(id|by)$/.test(column)) return [memberId];
  const all = `${name} ${email} ${memberId}`;
  const things: Record<string, unknown[]> = {
    uuid: [memberId],
    text: [all, `${name} ${email}`, email, memberId, name],
    jsonb: [[{ name, email, id: memberId }], { name, email, id: memberId }],
    bytea: [Buffer.from(all.repeat(2))],
    ARRAY: [[email]],
  };
  return things[type] ?? [];
}

/** Written from lists of ours, or about operators; what the search learns is planted apart. */
const fixed =
  /\.locale$|^(cases\.flags|decisions\.(before|ground)|limit_uses\.name|listing_words\.word|reports\.reason|support_visits\..*|acts\.(action|details|subject_kind))$/;

/** Writes the person into every column of what knows about people. @returns those that took something */
async function plantPerson(): Promise<string[]> {
  const { sql } = platform.database;
  const columns = await sql<{ table: string; column: string; type: string; ours: boolean }[]>`
    select c.table_name as table, c.column_name as column, c.data_type as type
    from information_schema.columns c
    where c.table_schema = 'public' and c.table_name in ${sql(personal)} and c.is_generated = 'NEVER'
      and c.data_type in ('uuid', 'text', 'jsonb', 'bytea', 'ARRAY') and c.column_name not in ('tenant_id', 'id')
    order by 1, 2`;
  const took: string[] = [];
  for (const { table, column, type } of columns) {
    if (fixed.test(`${table}.${column}`)) continue;
    for (const trace of traces(column, type)) {
      const value = type === 'jsonb' ? sql.json(trace as never) : (trace as string);
      const where = table === 'members' ? sql`and id = ${memberId}` : sql``;
      const rows = await inSpace(
        (tx) =>
          tx`update ${tx(table)} set ${tx(column)} = ${value} where tenant_id = ${space.tenant.id} ${where}`,
      ).catch(() => ({ count: 0 }));
      if (rows.count === 0) continue;
      took.push(`${table}.${column}`);
      break;
    }
  }
  return took;
}

/** In the search's words, in jobs, and with the operator. */
async function plantBesides(): Promise<void> {
  const ctx = space.ctx();
  await inTenant(ctx, async (tx) => {
    await learnWords(tx, { locale: 'fr', title: `${name} échelle`, description: '' });
    await enqueueMail(ctx, tx, { to: email, locale: 'fr', mail: { kind: 'welcome' } });
    await enqueueMail(ctx, tx, { to: other.email, locale: 'fr', mail: { kind: 'welcome' } });
    await enqueueMail(
      ctx,
      tx,
      { to: `x${email}`, locale: 'fr', mail: { kind: 'welcome' } },
      { once: memberId },
    );
    await enqueueMail(ctx, tx, { to: `x${email}`, locale: 'fr', mail: { kind: 'accepted' } });
    await enqueueJob(tx, makeExportJob, { exportId: memberId });
  });
  await platform.database.db('platform').outsideTenant((tx) =>
    tx.insert(launches).values({
      ...{ tenantId: space.tenant.id, email, kind: 'neighbours', locale: 'fr', createdAt: new Date() },
    }),
  );
}

/** As the search cuts it. */
const stem = 'zqnadi';
const signs = () => [stem, memberId, Buffer.from(stem).toString('hex')];

/** Columns in which something of the person stands, of every table there is, and of the jobs. */
async function found(): Promise<string[]> {
  const { sql } = platform.database;
  const tables = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and (n.nspname = 'public' or c.relname = '_private_jobs')
      and c.relname not in ('places', 'place_names', 'areas', 'countries')`;
  const at = new Set<string>();
  for (const table of tables)
    await inSpace(async (tx) => {
      const rows = await tx<
        { row: Record<string, unknown> }[]
      >`select to_jsonb(t) as row from ${tx.unsafe(table.name)} t`;
      for (const { row } of rows)
        for (const [column, value] of Object.entries(row)) {
          // Somebody else, whose address ends the same.
          const text = JSON.stringify(value ?? null).replaceAll(`x${email}`, '');
          if (signs().some((sign) => text.includes(sign)))
            at.add(`${table.name.replace('graphile_worker.', '')}.${column}`);
        }
    });
  return [...at].sort();
}

/** They lead to nobody. */
const ids = [
  ...['acts.actor_id', 'acts.subject_id', 'appeals.first_by', 'appeals.member_id', 'cases.author_id'],
  ...['cases.danger_by', 'cases.subject_id', 'decisions.author_id', 'decisions.decided_by'],
  ...['decisions.subject_id', 'dues_refunds.asked_by', 'erasures.member_id', 'receipts.member_id'],
  ...['receipts.checkout_id', 'receipts.account_id', 'dues_refunds.refund_id', 'dues_checkouts.session_id'],
  ...['dues_checkouts.subscription_id'],
];
/** What was answered to a decision: six months after that was decided it goes. */
const words = ['appeals.words'];
/** Who paid an association stands in its books and on its receipts, as the law asks. */
const receipts = [
  ...['dues_refunds.reason', 'dues_refunds.source', 'receipts.mentions', 'receipts.payer_address'],
  ...['receipts.payer_name', 'receipts.source'],
];
/** To the other person, who keeps it until they leave as well. */
const said = ['messages.body'];
/** Until its time is over. */
const evidence = ['cases.evidence', 'cases.held_person', 'reports.words'];

describe('a person who is in every column', () => {
  it('is there', async () => {
    expect(planted.length).toBeGreaterThan(50);
    const there = await found();
    expect(there).toEqual(expect.arrayContaining(planted));
    expect(there).toEqual(
      expect.arrayContaining(['launches.email', 'listing_words.word', '_private_jobs.payload']),
    );
  });

  it('leaves, and is found nowhere but where the duties say why', async () => {
    const actor: MemberActor = {
      ...{ kind: 'member', memberId, sessionId: 'none', email, displayName: name, role: 'member' },
      ...{ status: 'active', hasSecondFactor: false, secondFactorAt: null },
    };
    await deleteMe(space.ctx({ actor, log }));
    const mails = await sendMails(platform.worker, space.tenant.id);
    // The last mail does not leave: the person is among those whose mails came back, too.
    expect(mails.map(({ to }) => to)).toEqual([other.email, `x${email}`]);
    await runJobsNow(platform.worker, space.tenant.id, [markErasureJob]);
    const later = { ...platform.worker, clock: () => new Date(Date.now() + 3 * 3_600_000) };
    await runJobsNow(later, space.tenant.id, [removeFilesJob]);
    await forgetFounders({ ...platform.worker, db: platform.database.db('platform') });
    const left = await found();
    const kept = Object.entries(duties).flatMap(([table, { erased }]) =>
      typeof erased === 'object' && 'kept' in erased ? [table] : [],
    );
    expect(left.filter((column) => !kept.includes(column.split('.')[0] ?? ''))).toEqual([]);
    expect(left).toEqual([...ids, ...words, ...receipts, ...said, ...evidence].sort());
  });

  it('leaves no file, no line of a log, and no word that only they used', async () => {
    expect(await platform.fileStore.get({ tenantId: space.tenant.id, sha256 })).toBeNull();
    expect(lines.join('\n')).not.toMatch(/zqnadia/);
    const words = await inTenant(space.ctx(), async (tx) =>
      tx.select({ word: listingWords.word }).from(listingWords),
    );
    expect(words.map(({ word }) => word).sort()).toEqual(['echel', 'matin', 'probe1', 'samed']);
    // Theirs was where the meridian meets the equator.
    const tiles = await inSpace(
      (tx) =>
        tx`select distinct count, abs(lat_sum) < 1 as theirs from listing_tiles where tenant_id = ${space.tenant.id} and count > 0`,
    );
    expect([...tiles]).toEqual([{ count: 1, theirs: false }]);
  });

  it('is an id that leads to nobody when all that runs out has run out', async () => {
    const clock = () => new Date(Date.now() + 12 * 365 * 86_400_000);
    const ctx = { ...space.ctx({ clock }), db: platform.worker.db };
    await inTenant(ctx, (tx) => sweep(sweeps, ctx, tx));
    await runJobsNow(
      { ...platform.worker, clock },
      space.tenant.id,
      jobs.filter((job) => job !== markErasureJob),
    );
    expect(await found()).toEqual([...ids, ...receipts, ...said].sort());
  });
});
