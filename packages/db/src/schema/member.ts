import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

const role = () =>
  text('role', { enum: ['member', 'moderator', 'admin'] })
    .notNull()
    .default('member');

export const members = pgTable(
  'members',
  {
    tenantId,
    id: uuid('id').notNull(),
    email: text('email').notNull(),
    displayName: text('display_name').notNull(),
    locale: text('locale').notNull(),
    role: role(),
    status: text('status', { enum: ['pending', 'active', 'suspended'] })
      .notNull()
      .default('active'),
    createdAt: moment('created_at').notNull().defaultNow(),
    limitedUntil: moment('limited_until'),
    /** The association has known them since then. */
    sinceYear: smallint('since_year'),
    /** An admin has checked that they belong to the association. */
    vouched: boolean('vouched').notNull().default(false),
    lastSeenOn: date('last_seen_on').notNull().default(sql`current_date`),
    /** When they were told that their account goes, because they are not seen any more. */
    warnedOn: date('warned_on'),
    /** The last day that they were reminded of, and how many days before it. */
    duesRemindedFor: date('dues_reminded_for'),
    duesRemindedDays: smallint('dues_reminded_days'),
    /** The address of their profile, which says nothing of when they came. */
    profileId: uuid('profile_id').notNull().default(sql`gen_random_uuid()`),
    /** For the association's admins alone. */
    familyName: text('family_name').notNull().default(''),
    about: text('about').notNull().default(''),
    /** By which nobody else reads `about`. */
    aboutDecisionId: uuid('about_decision_id'),
    languages: text('languages').array().notNull().default([]),
    /** Categories of the space. */
    helps: text('helps').array().notNull().default([]),
    /** Of a city. */
    placeId: integer('place_id'),
    tiePlaceIds: integer('tie_place_ids').array().notNull().default([]),
    tieCountries: text('tie_countries').array().notNull().default([]),
    photoId: uuid('photo_id'),
    photoSmallSha256: text('photo_small_sha256'),
    photoMediumSha256: text('photo_medium_sha256'),
    photoJpegSha256: text('photo_jpeg_sha256'),
    /** Whether they were told that a passkey spares the code, and have answered. */
    passkeyOffer: text('passkey_offer', { enum: ['open', 'done'] })
      .notNull()
      .default('open'),
    /** The desk itself, under which the team asks for others: nobody signs in as it. */
    isDesk: boolean('is_desk').notNull().default(false),
    /** Pending only because the plan of the space has room for no more members. */
    waitsForRoom: boolean('waits_for_room').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const admissions = pgTable(
  'admissions',
  {
    tenantId,
    email: text('email').notNull(),
    role: role(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.email] })],
);

export const sessions = pgTable(
  'sessions',
  {
    tenantId,
    id: text('id').notNull(),
    memberId: uuid('member_id').notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    secondFactorAt: moment('second_factor_at'),
    /** Words of `@entraide/model/device`; empty: unknown. */
    browser: text('browser').notNull().default(''),
    system: text('system').notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const loginCodes = pgTable(
  'login_codes',
  {
    tenantId,
    id: uuid('id').notNull(),
    email: text('email').notNull(),
    browserHash: text('browser_hash').notNull(),
    codeHash: text('code_hash').notNull(),
    displayName: text('display_name'),
    inviteCode: text('invite_code'),
    attempts: smallint('attempts').notNull().default(0),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    consumedAt: moment('consumed_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const drafts = pgTable(
  'drafts',
  {
    tenantId,
    id: uuid('id').notNull(),
    browserHash: text('browser_hash').notNull(),
    kind: text('kind', { enum: ['listing', 'message'] }).notNull(),
    payload: jsonb('payload').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

/** Addresses that members want to change to, until both codes are given. */
export const emailChanges = pgTable(
  'email_changes',
  {
    tenantId,
    memberId: uuid('member_id').notNull(),
    newEmail: text('new_email').notNull(),
    browserHash: text('browser_hash').notNull(),
    oldCodeHash: text('old_code_hash').notNull(),
    newCodeHash: text('new_code_hash').notNull(),
    attempts: smallint('attempts').notNull().default(0),
    expiresAt: moment('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.memberId, t.browserHash] })],
);
