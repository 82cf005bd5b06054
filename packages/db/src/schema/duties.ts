import type { PgTable } from 'drizzle-orm/pg-core';
import { acts } from './act.ts';
import { alertMatches, alerts, alertTerms } from './alert.ts';
import { asks } from './ask.ts';
import { memberBlocks } from './block.ts';
import { appeals, cases, decisions, reports } from './case.ts';
import { supportVisits } from './console.ts';
import { domainClaims } from './domain.ts';
import { duesCheckouts, duesRefunds, paymentAccounts, receipts, receiptYears } from './dues.ts';
import { files } from './file.ts';
import { inviteLinks } from './launch.ts';
import { knownBrowsers, limitUses } from './limit.ts';
import { listings, listingTiles, listingWords } from './listing.ts';
import { mailEvents, mailStops } from './mail.ts';
import { admissions, drafts, emailChanges, loginCodes, members, sessions } from './member.ts';
import { memberImports, memberListLines, memberNotes } from './member-list.ts';
import { ledgerEntries, stripeEvents, stripeReads } from './money.ts';
import { noticeSettings, notices } from './notice.ts';
import { erasures, memberExports } from './own-data.ts';
import { photos } from './photo.ts';
import { spacePlans } from './plan.ts';
import { memberFactors, passkeyChallenges, recoveryCodes } from './second-factor.ts';
import { absences, handOverObjections, handOvers, teamTold } from './team.ts';
import { categories, settingsRevisions, tenantAssets } from './tenant.ts';
import { thanks } from './thanks.ts';
import { messages, threadShares, threads } from './thread.ts';

const DAY_MS = 86_400_000;

/** What a table of tenants owes to the people whose data it holds. */
export interface Duty {
  table: PgTable;
  /** What it knows about a person, in words; null: nothing. */
  personal: string | null;
  /**
   * What a member takes away: under which name, the column that says whose a row is, and the columns, by their names in the mirror;
   * `withheld`: those that say nothing to the member, or would open something. Or why not.
   */
  exported: Exported | { not: string };
  /** How it goes when a member leaves: by a foreign key, by their address, or why it stays. */
  erased: 'with its member' | { byAddressIn: string } | { kept: string };
  /** Rows go by themselves this long after the moment in the column. Null: they have no end of their own. */
  swept: { column: string; afterMs: number } | null;
  /** The columns that refer to a file: one that no column refers to is removed. */
  fileColumns?: readonly string[];
  /** Columns of JSON, name to hash, that keep files too. */
  fileMaps?: readonly string[];
}

export interface Exported {
  as: string;
  owner: string;
  columns: readonly string[];
  withheld: readonly string[];
  /** The column with the hash of a file that they take away, too. */
  media?: string;
}

const nothing = { personal: null, exported: { not: 'nothing of a person' }, swept: null } as const;
const ofTheSpace = { ...nothing, erased: { kept: 'nothing of a person' } } as const;

/**
 * Every table of tenants by its name in the database. The catalog gate refuses a table that is not here; what members take away, what
 * is erased with them and what is swept at night is read from here.
 */
export const duties: Readonly<Record<string, Duty>> = {
  files: {
    table: files,
    personal: 'pictures and documents that somebody sent',
    exported: { not: 'each goes with what refers to it' },
    erased: { kept: 'until nothing refers to it; then a job removes it: core/file' },
    swept: null,
  },
  tenant_assets: { table: tenantAssets, ...ofTheSpace, fileColumns: ['fileSha256'] },
  categories: { table: categories, ...ofTheSpace },
  space_plans: { table: spacePlans, ...ofTheSpace },
  // A revision can be brought back with its logos.
  settings_revisions: { table: settingsRevisions, ...ofTheSpace, fileMaps: ['files'] },
  domain_claims: { table: domainClaims, ...ofTheSpace, swept: { column: 'letGoAt', afterMs: 30 * DAY_MS } },
  members: {
    table: members,
    personal: 'name, address, language, role, standing, and what they say of themselves',
    exported: {
      as: 'member',
      owner: 'id',
      columns: [
        'id',
        'email',
        'displayName',
        'locale',
        'role',
        'status',
        'createdAt',
        'limitedUntil',
        'sinceYear',
        'vouched',
        'lastSeenOn',
        'warnedOn',
        ...['duesRemindedFor', 'duesRemindedDays'],
        ...[
          'profileId',
          'familyName',
          'about',
          'languages',
          'helps',
          'placeId',
          'tiePlaceIds',
          'tieCountries',
        ],
      ],
      withheld: [
        ...['aboutDecisionId', 'passkeyOffer', 'photoId', 'isDesk', 'waitsForRoom'],
        ...['photoSmallSha256', 'photoMediumSha256', 'photoJpegSha256'],
      ],
    },
    erased: 'with its member',
    swept: null,
    fileColumns: ['photoSmallSha256', 'photoMediumSha256', 'photoJpegSha256'],
  },
  admissions: {
    table: admissions,
    personal: 'addresses that may join',
    exported: { not: 'the list is the space’s; a member is told of their own role' },
    erased: { byAddressIn: 'email' },
    swept: null,
  },
  member_list_lines: {
    table: memberListLines,
    personal: 'who is on the association’s list, as keyed hashes of addresses',
    exported: { not: 'the list is the association’s' },
    erased: { kept: 'the association says who may join, also again; it ends by itself' },
    swept: { column: 'endsAt', afterMs: 0 },
  },
  member_imports: {
    table: memberImports,
    personal: 'a member list that is being imported, sealed with a key that is not kept',
    exported: { not: 'gone after an hour, and nobody here can read it' },
    erased: 'with its member',
    swept: { column: 'endsAt', afterMs: 0 },
  },
  member_notes: {
    table: memberNotes,
    personal: 'what moderators write down about a member',
    exported: { not: 'moderators’ own words, for moderators; the association answers who asks for them' },
    erased: 'with its member',
    swept: null,
  },
  sessions: {
    table: sessions,
    personal: 'when somebody signed in, in which browser of which system',
    exported: {
      as: 'sessions',
      owner: 'memberId',
      columns: ['createdAt', 'expiresAt', 'secondFactorAt', 'browser', 'system'],
      withheld: ['id', 'memberId'],
    },
    erased: 'with its member',
    swept: { column: 'expiresAt', afterMs: 0 },
  },
  member_factors: {
    table: memberFactors,
    personal: 'with what somebody proves to be themselves, and when they last did',
    exported: {
      as: 'secondFactors',
      owner: 'memberId',
      columns: ['kind', 'label', 'host', 'createdAt', 'lastUsedAt'],
      // With these, somebody else could prove to be them.
      withheld: ['id', 'memberId', 'credentialId', 'secret', 'counter', 'transports'],
    },
    erased: 'with its member',
    swept: null,
  },
  recovery_codes: {
    table: recoveryCodes,
    personal: 'hashes of codes that somebody wrote down',
    exported: { not: 'a hash says nothing to a person' },
    erased: 'with its member',
    swept: null,
  },
  passkey_challenges: { table: passkeyChallenges, ...ofTheSpace, swept: { column: 'endsAt', afterMs: 0 } },
  login_codes: {
    table: loginCodes,
    personal: 'the address that asked for a code',
    exported: { not: 'gone after a day' },
    erased: { byAddressIn: 'email' },
    swept: { column: 'createdAt', afterMs: DAY_MS },
  },
  email_changes: {
    table: emailChanges,
    personal: 'the address that somebody wants to change to',
    exported: { not: 'gone after minutes' },
    erased: 'with its member',
    swept: { column: 'expiresAt', afterMs: 0 },
  },
  known_browsers: {
    table: knownBrowsers,
    personal: 'browsers in which somebody signed in, as hashes',
    exported: {
      as: 'knownBrowsers',
      owner: 'memberId',
      columns: ['lastSeenAt'],
      withheld: ['memberId', 'browserHash'],
    },
    erased: 'with its member',
    // As long as the cookie of the browser lasts.
    swept: { column: 'lastSeenAt', afterMs: 400 * DAY_MS },
  },
  limit_uses: {
    table: limitUses,
    personal: 'hashes of addresses, browsers and networks',
    exported: { not: 'a counter says nothing to a person' },
    erased: { kept: 'it is a hash, and gone within a day' },
    swept: { column: 'fullAgainAt', afterMs: 0 },
  },
  invite_links: { table: inviteLinks, ...ofTheSpace, swept: { column: 'endsAt', afterMs: 0 } },
  support_visits: {
    table: supportVisits,
    personal: 'the name of an operator, and why they came',
    exported: { not: 'nothing of a member' },
    erased: { kept: 'nothing of a member' },
    // Who was there stays in the acts.
    swept: { column: 'until', afterMs: 90 * DAY_MS },
  },
  drafts: {
    table: drafts,
    personal: 'what somebody wrote before they signed in',
    exported: { not: 'it belongs to a browser, not yet to a member' },
    erased: { kept: 'it belongs to a browser: those of a member’s browsers go, the others by themselves' },
    swept: { column: 'expiresAt', afterMs: 0 },
  },
  listings: {
    table: listings,
    personal: 'what somebody offers or asks for, and about where',
    exported: {
      as: 'listings',
      owner: 'authorId',
      columns: [
        ...['id', 'authorId', 'kind', 'category', 'title', 'description', 'locale', 'status', 'urgent'],
        ...['onBehalf', 'hideName', 'precision', 'lat', 'lon', 'radiusM', 'placeId', 'country'],
        ...['createdAt', 'updatedAt', 'expiresAt', 'solvedAt', 'deletedAt', 'sample'],
        ...['pausedAt', 'promisedAt', 'askedFor', 'consentAt'],
      ],
      withheld: ['cell', 'decisionId'],
    },
    erased: 'with its member',
    // A listing that ends changes its state first: core/listing/sweep.ts.
    swept: null,
  },
  asks: {
    table: asks,
    personal: 'who asked the association to ask for them, what they need, and how it reaches them',
    exported: {
      as: 'asks',
      owner: 'memberId',
      columns: [
        ...['id', 'name', 'reach', 'contact', 'words', 'locale', 'state', 'answer', 'listingId'],
        ...['wantsAnswers', 'createdAt', 'closedAt'],
      ],
      // Who of the team took it is the team's to tell.
      withheld: ['memberId', 'takenBy'],
    },
    erased: 'with its member',
    // Some weeks after its listing ended: core/ask/sweep.ts.
    swept: null,
  },
  photos: {
    table: photos,
    personal: 'photos that somebody showed with a listing or sent with a message',
    exported: {
      as: 'photos',
      owner: 'authorId',
      columns: ['id', 'listingId', 'messageId', 'position', 'alt', 'width', 'height', 'createdAt'],
      withheld: [
        ...['authorId', 'threadId', 'thumbhash', 'decisionId'],
        ...['smallSha256', 'mediumSha256', 'largeSha256', 'jpegSha256'],
      ],
      media: 'largeSha256',
    },
    erased: 'with its member',
    // One that is of nothing yet goes after a day: core/photo/sweep.ts.
    swept: null,
    fileColumns: ['smallSha256', 'mediumSha256', 'largeSha256', 'jpegSha256'],
  },
  listing_tiles: { table: listingTiles, ...ofTheSpace },
  listing_words: {
    table: listingWords,
    personal: 'single words of listings, without whose they were',
    exported: { not: 'nobody knows whose they were' },
    erased: { kept: 'nobody knows whose they were' },
    swept: null,
  },
  threads: {
    table: threads,
    personal: 'who talks with whom',
    exported: { not: 'its messages name it' },
    erased: {
      kept: 'for the other person, without whom they talked with; gone when both have left: drop_conversation_of_nobody()',
    },
    swept: null,
  },
  thread_shares: {
    table: threadShares,
    personal: 'where somebody wants to meet, or their telephone number, for one other person',
    exported: {
      as: 'shares',
      owner: 'ownerId',
      columns: ['threadId', 'kind', 'words', 'createdAt', 'endsAt'],
      withheld: ['ownerId'],
    },
    erased: 'with its member',
    swept: { column: 'endsAt', afterMs: 0 },
  },
  messages: {
    table: messages,
    personal: 'what somebody wrote to somebody',
    exported: {
      as: 'messages',
      owner: 'senderId',
      columns: ['id', 'threadId', 'body', 'locale', 'createdAt'],
      withheld: ['senderId', 'decisionId'],
    },
    erased: { kept: 'for the other person, as from somebody who left; gone when both have left' },
    swept: null,
  },
  notice_settings: {
    table: noticeSettings,
    personal: 'what somebody wants to be told by mail, and when',
    exported: {
      as: 'noticeSettings',
      owner: 'memberId',
      columns: [
        ...['urgent', 'message', 'alert', 'life', 'dues', 'digestDay', 'digestTime', 'quietFrom', 'quietTo'],
        ...[
          'wakeForUrgent',
          'wakeForMessages',
          'radiusKm',
          'weeklyMost',
          'messageText',
          'timeZone',
          'mailedOn',
        ],
      ],
      withheld: ['memberId'],
    },
    erased: 'with its member',
    swept: null,
  },
  thanks: {
    table: thanks,
    personal: 'who helped whom, as the one who was helped says',
    exported: {
      as: 'thanks',
      owner: 'authorId',
      columns: ['id', 'listingId', 'helped', 'messageId', 'createdAt'],
      // Who helped is the other person's to tell; the words of thanks are among the messages.
      withheld: ['authorId', 'helperId'],
    },
    erased: 'with its member',
    swept: null,
  },
  notices: {
    table: notices,
    personal: 'what somebody was told by mail, or will be',
    exported: {
      as: 'notices',
      owner: 'memberId',
      columns: ['kind', 'aboutId', 'createdAt', 'dueAt'],
      withheld: ['id', 'memberId', 'alertId', 'pace', 'mailId'],
    },
    erased: 'with its member',
    // Until then nobody is told the same a second time.
    swept: { column: 'createdAt', afterMs: 60 * DAY_MS },
  },
  member_blocks: {
    table: memberBlocks,
    personal: 'whom somebody does not want to see',
    exported: {
      as: 'blocks',
      owner: 'byId',
      columns: ['kind', 'said', 'createdAt'],
      withheld: ['id', 'byId', 'aboutId'],
    },
    erased: 'with its member',
    swept: null,
  },
  alerts: {
    table: alerts,
    personal: 'what somebody looks for, and around where',
    exported: {
      as: 'alerts',
      owner: 'memberId',
      columns: [
        ...['id', 'every', 'kind', 'category', 'q', 'urgent', 'language', 'nearLat', 'nearLon', 'radiusKm'],
        ...['west', 'south', 'east', 'north', 'placeId', 'createdAt'],
      ],
      withheld: ['memberId', 'reach', 'words'],
    },
    erased: 'with its member',
    swept: null,
  },
  alert_terms: {
    table: alertTerms,
    personal: 'words and tiles of saved searches',
    exported: { not: 'the saved search says them' },
    erased: 'with its member',
    swept: null,
  },
  alert_matches: {
    table: alertMatches,
    personal: 'which listings somebody was told of',
    exported: { not: 'the listings are of others' },
    erased: 'with its member',
    // Longer than a listing can stand without being published anew.
    swept: { column: 'foundAt', afterMs: 400 * DAY_MS },
  },
  mail_stops: {
    table: mailStops,
    personal: 'addresses that mails came back from, or whose holder wants none',
    exported: { not: 'their page says it; the address itself is with the member' },
    erased: { byAddressIn: 'email' },
    // A mailbox may be there again.
    swept: { column: 'stoppedAt', afterMs: 730 * DAY_MS },
  },
  mail_events: { table: mailEvents, ...ofTheSpace, swept: { column: 'receivedAt', afterMs: 30 * DAY_MS } },
  cases: {
    table: cases,
    personal:
      'what a reported thing said, and whose it was; while a life is in danger, also how they are reached',
    exported: { not: 'the decision, which its author takes away, says what it was about' },
    erased: {
      kept: 'evidence outlives what it is about; it is erased when its time is over: core/case/sweep.ts',
    },
    swept: null,
  },
  reports: {
    table: reports,
    personal: 'who reported what, and why',
    exported: {
      as: 'reports',
      owner: 'reporterId',
      columns: ['id', 'reason', 'words', 'createdAt'],
      withheld: ['caseId', 'reporterId', 'email', 'name', 'locale'],
    },
    erased: { kept: 'without whom it was from; its case goes on, and erases it: core/case/sweep.ts' },
    swept: null,
  },
  decisions: {
    table: decisions,
    personal: 'what was decided about somebody, and why',
    exported: {
      as: 'decisions',
      owner: 'authorId',
      columns: [
        ...['id', 'kind', 'groundKind', 'ground', 'facts', 'locale', 'automated', 'decidedAt', 'until'],
        ...['appealUntil', 'undoneAt', 'reversedAt'],
      ],
      withheld: [
        'caseId',
        'subjectId',
        'authorId',
        'decidedBy',
        'before',
        'confirmedBy',
        'confirmedAt',
        'toldAt',
      ],
    },
    erased: { kept: 'an id that leads to nobody any more, and reasons in which they are called nothing' },
    swept: null,
  },
  appeals: {
    table: appeals,
    personal: 'what somebody answered to a decision',
    exported: {
      as: 'appeals',
      owner: 'memberId',
      columns: ['id', 'words', 'createdAt', 'outcome', 'reasons', 'decidedAt'],
      withheld: ['decisionId', 'firstBy', 'memberId', 'decidedBy'],
    },
    erased: { kept: 'it belongs to the decision; its words go six months after it was decided' },
    swept: null,
  },
  member_exports: {
    table: memberExports,
    personal: 'a file of all that is kept about a member, made for them',
    exported: { not: 'it is made of everything else' },
    erased: 'with its member',
    swept: { column: 'endsAt', afterMs: 0 },
    fileColumns: ['fileSha256'],
  },
  erasures: {
    table: erasures,
    personal: 'ids of members who were erased, and the day',
    exported: { not: 'it begins when there is nobody to take it away' },
    erased: { kept: 'an id that leads to nobody any more; a backup that is restored forgets them by it' },
    swept: null,
  },
  team_told: { table: teamTold, ...ofTheSpace },
  absences: {
    table: absences,
    personal: 'when somebody of the team is away, and who stands in for them',
    exported: {
      as: 'absences',
      owner: 'memberId',
      columns: ['createdAt', 'until'],
      withheld: ['id', 'memberId', 'standInId'],
    },
    erased: 'with its member',
    swept: { column: 'until', afterMs: 0 },
  },
  hand_overs: {
    table: handOvers,
    personal: 'who was to look after the space',
    exported: {
      as: 'handOvers',
      owner: 'memberId',
      columns: ['startedAt', 'dueAt', 'doneAt', 'stoppedAt'],
      withheld: ['id', 'memberId', 'startedBy', 'reason', 'stoppedBy'],
    },
    erased: 'with its member',
    swept: null,
  },
  hand_over_objections: {
    table: handOverObjections,
    personal: 'who did not agree to it, and what they said',
    exported: {
      as: 'handOverObjections',
      owner: 'memberId',
      columns: ['words', 'createdAt'],
      withheld: ['handOverId', 'memberId'],
    },
    erased: 'with its member',
    // Words for the operators, who have decided long before.
    swept: { column: 'createdAt', afterMs: 365 * DAY_MS },
  },
  stripe_events: {
    table: stripeEvents,
    ...ofTheSpace,
    swept: { column: 'receivedAt', afterMs: 60 * DAY_MS },
  },
  stripe_reads: { table: stripeReads, ...ofTheSpace, swept: { column: 'begunAt', afterMs: 60 * DAY_MS } },
  ledger_entries: {
    table: ledgerEntries,
    personal: 'what somebody paid the association, when and what for',
    exported: {
      as: 'payments',
      owner: 'memberId',
      columns: [
        ...['id', 'kind', 'method', 'amount', 'currency', 'coversFrom', 'coversUntil', 'happenedAt'],
        'source',
      ],
      withheld: ['book', 'memberId', 'ofSource', 'enteredAt', 'enteredBy', 'note', 'payer', 'live'],
    },
    erased: { kept: 'the law asks an association for its books; an id that leads to nobody any more' },
    swept: null,
  },
  payment_accounts: { table: paymentAccounts, ...ofTheSpace },
  dues_checkouts: {
    table: duesCheckouts,
    personal: 'what somebody wanted to pay the association, and whether it goes on every year',
    exported: {
      as: 'checkouts',
      owner: 'memberId',
      columns: ['id', 'kind', 'amount', 'currency', 'everyYear', 'state', 'stopsAt', 'createdAt'],
      withheld: [
        ...['accountId', 'live', 'memberId', 'payerName', 'payerEmail', 'fee', 'locale', 'sessionId'],
        ...['subscriptionId', 'changedAt', 'endsAt'],
      ],
    },
    erased: { kept: 'what was paid is known by it still; an id that leads to nobody any more' },
    swept: { column: 'endsAt', afterMs: 0 },
  },
  receipt_years: { table: receiptYears, ...ofTheSpace },
  receipts: {
    table: receipts,
    personal: 'name and address of who paid the association, when and what for',
    exported: {
      as: 'receipts',
      owner: 'memberId',
      columns: [
        ...['id', 'year', 'number', 'kind', 'payerName', 'payerAddress', 'amount', 'currency', 'paidAt'],
        ...['coversFrom', 'coversUntil', 'mentions', 'issuedAt'],
      ],
      withheld: ['live', 'source', 'accountId', 'checkoutId', 'memberId'],
    },
    erased: { kept: 'the law asks an association for the receipts that it gave out, with the name on them' },
    swept: null,
  },
  dues_refunds: {
    table: duesRefunds,
    personal: 'who of the team gave a payment back, and why',
    exported: { not: 'the association’s own books; whoever was paid back has the mail' },
    erased: { kept: 'the books tell why something went back; an id that leads to nobody any more' },
    swept: null,
  },
  acts: {
    table: acts,
    personal: 'ids of members who decided something, or whom it was about',
    exported: { not: 'the record is the space’s' },
    erased: { kept: 'an id that leads to nobody any more; a record that can be changed is none' },
    swept: null,
  },
};
