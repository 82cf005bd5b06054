import { duties, files, getTableColumns, photos } from '@entraide/db';
import { newId } from '@entraide/model';
import { SUBJECT_KINDS } from '@entraide/model/moderation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant, type MemberActor } from '../ctx/index.ts';
import { changeProfile, myProfile } from '../profile/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { readThread, replyToThread, startThread } from '../thread/index.ts';
import { listCases, readCase, reportThing } from './index.ts';
import { REPORTABLE, type Reportable } from './subject.ts';

/** What members write and others read, and as what it is reported. */
const reported: Record<string, Reportable[]> = {
  'listings.title': ['listing'],
  'listings.description': ['listing'],
  'messages.body': ['message'],
  'members.displayName': ['author', 'partner', 'member'],
  'members.about': ['member'],
  'photos.alt': ['photo'],
};

const ownEyes = 'its writer alone reads it';
const desk = 'whoever decides reads it, and who is decided about';
const ofSpace = 'the association writes it';
const secret = 'nobody reads it';
/** What is no content of a member's for others, by table or by column, and why. */
const notReported: Record<string, string> = {
  acts: 'what was done, not what was said',
  admissions: ofSpace,
  alerts: ownEyes,
  asks: 'the association alone reads it, and answers',
  alert_terms: secret,
  appeals: desk,
  cases: desk,
  categories: ofSpace,
  decisions: desk,
  domain_claims: ofSpace,
  drafts: ownEyes,
  email_changes: ownEyes,
  absences: ofSpace,
  erasures: 'an id and a day',
  files: 'what refers to it is reported',
  hand_over_objections: 'operators read it',
  hand_overs: 'operators write it',
  invite_links: ofSpace,
  known_browsers: secret,
  limit_uses: secret,
  'listings.category': ofSpace,
  'listings.country': 'read from the place',
  'listings.locale': 'one of the languages',
  listing_words: secret,
  login_codes: secret,
  ledger_entries: 'the treasurer writes it',
  dues_checkouts: secret,
  dues_refunds: 'the treasurer writes it',
  payment_accounts: secret,
  receipts: ownEyes,
  receipt_years: secret,
  mail_events: secret,
  mail_stops: 'the association alone reads it',
  member_blocks: ownEyes,
  member_exports: ownEyes,
  member_factors: secret,
  member_imports: secret,
  member_list_lines: secret,
  member_notes: desk,
  'members.email': 'the association alone reads it',
  'members.lastSeenOn': 'a day',
  'members.familyName': 'the association alone reads it',
  'members.helps': ofSpace,
  'members.languages': 'some of a list of languages',
  'members.photoSmallSha256': 'it goes with its profile, which is reported',
  'members.photoMediumSha256': 'it goes with its profile, which is reported',
  'members.photoJpegSha256': 'it goes with its profile, which is reported',
  'members.tieCountries': 'some of the countries',
  'members.tiePlaceIds': 'cities of the gazetteer',
  'members.locale': 'one of the languages',
  'members.warnedOn': 'a day',
  'messages.locale': 'one of the languages',
  'members.duesRemindedFor': 'a day',
  notice_settings: ownEyes,
  passkey_challenges: secret,
  photos: 'hashes and a thumbnail, which say nothing by themselves',
  recovery_codes: secret,
  reports: desk,
  sessions: secret,
  stripe_events: secret,
  stripe_reads: secret,
  settings_revisions: ofSpace,
  space_plans: secret,
  support_visits: 'operators write it',
  team_told: ofSpace,
  tenant_assets: ofSpace,
  thread_shares: 'who was told it reports the person, and says why',
  threads: 'it holds no text',
  listing_tiles: 'it holds no text of anybody’s',
};

const TEXTS = ['string', 'json', 'custom', 'array'];
/** Columns in which somebody's own words, or a file of theirs, can stand. */
const columns = Object.entries(duties).flatMap(([table, { table: mirror }]) =>
  Object.entries(getTableColumns(mirror)).flatMap(([name, column]) =>
    TEXTS.includes(column.dataType) && !column.enumValues?.length && column.columnType !== 'PgUUID'
      ? [`${table}.${name}`]
      : [],
  ),
);
const isDecided = (column: string) =>
  [column, column.split('.')[0] ?? ''].some((key) => key in reported || key in notReported);

describe('every kind of content', () => {
  it('is reportable, or says why not: a new column is in neither list until somebody decides', () => {
    expect(columns.length).toBeGreaterThan(40);
    expect(columns).toEqual(expect.arrayContaining(Object.keys(reported)));
    expect(columns.filter((column) => !isDecided(column))).toEqual([]);
    const tables = Object.keys(duties);
    const known = Object.keys(notReported).filter((key) => !columns.includes(key) && !tables.includes(key));
    expect(known, 'gone from the schema').toEqual([]);
  });

  it('has a way to be reported, and every way is of some content', () => {
    expect([...new Set(Object.values(reported).flat())].sort()).toEqual([...REPORTABLE].sort());
  });
});

describe('a report', () => {
  let platform: Awaited<ReturnType<typeof testPlatform>>;
  beforeAll(async () => {
    platform = await testPlatform();
  });
  afterAll(() => platform.close());

  /** Something of everything: what `author` wrote, and the id by which each kind names it. */
  async function written(space: TestSpace, reader: MemberActor) {
    const author = await space.member({ displayName: 'Canary Displayname' });
    const ctx = space.ctx({ actor: author });
    await changeProfile(ctx, { about: 'canary of members.about' });
    const listing = await plantListing(platform.app, space.tenant.id, author, {
      ...{ title: 'canary of listings.title', description: 'canary of listings.description' },
    });
    const { id: thread } = await startThread(space.ctx({ actor: reader }), {
      listingId: listing,
      body: 'Oui ?',
    });
    await replyToThread(ctx, thread, { body: 'canary of messages.body' });
    const message = (await readThread(ctx, thread)).messages.at(-1)?.id ?? '';
    const photo = newId();
    const sha256 = 'a'.repeat(64);
    const hashes = { smallSha256: sha256, mediumSha256: sha256, largeSha256: sha256, jpegSha256: sha256 };
    await inTenant(ctx, async (tx) => {
      const file = { sha256, size: 1, mediaType: 'image/webp', purpose: 'photo', state: 'stored' as const };
      await tx.insert(files).values({ ...file, keptUntil: new Date() });
      const shown = {
        id: photo,
        listingId: listing,
        authorId: author.memberId,
        position: 1,
        width: 4,
        height: 3,
      };
      const alt = 'canary of photos.alt';
      await tx.insert(photos).values({ ...shown, ...hashes, alt, thumbhash: 'AAAA', createdAt: new Date() });
    });
    const { id: member } = await myProfile(ctx);
    return { author: listing, listing, message, partner: thread, photo, member } satisfies Record<
      Reportable,
      string
    >;
  }

  it.each(
    Object.entries(reported).flatMap(([column, whats]) => whats.map((what) => [column, what] as const)),
  )('keeps what %s said, as %s', async (column, what) => {
    const space = await platform.openSpace();
    const reader = await space.member();
    const ids = await written(space, reader);
    await reportThing(space.ctx({ actor: reader }), { what, id: ids[what], reason: 'other' });
    const judge = space.ctx({ actor: await space.member({ role: 'moderator' }) });
    const [line] = (await listCases(judge)).items;
    const file = JSON.stringify(await readCase(judge, line?.id ?? ''));
    expect(file).toContain(column === 'members.displayName' ? 'Canary Displayname' : `canary of ${column}`);
  });

  it('can be about each kind of thing that a case knows', async () => {
    const space = await platform.openSpace();
    const reader = await space.member();
    const ids = await written(space, reader);
    for (const what of REPORTABLE)
      await reportThing(space.ctx({ actor: reader }), { what, id: ids[what], reason: 'other' });
    const judge = space.ctx({ actor: await space.member({ role: 'moderator' }) });
    const kinds = (await listCases(judge)).items.map(({ kind }) => kind);
    expect([...new Set(kinds)].sort()).toEqual([...SUBJECT_KINDS].sort());
  });
});
