import { duties } from '@entraide/db';

/** What a space keeps about a member, as its page says it. */
const groups = [
  'account',
  'board',
  'conversations',
  'notices',
  'choices',
  'signIn',
  'short',
  'exports',
  'decisions',
  'team',
  'records',
] as const;
export type KeptGroup = (typeof groups)[number];

/** Where each table that knows something about a person is told of. A test asks for new ones. */
export const groupOf: Readonly<Record<string, KeptGroup>> = {
  members: 'account',
  listings: 'board',
  asks: 'board',
  photos: 'board',
  listing_words: 'board',
  files: 'board',
  threads: 'conversations',
  messages: 'conversations',
  thread_shares: 'conversations',
  thanks: 'conversations',
  notice_settings: 'notices',
  notices: 'notices',
  alerts: 'notices',
  alert_terms: 'notices',
  alert_matches: 'notices',
  mail_stops: 'notices',
  member_blocks: 'choices',
  sessions: 'signIn',
  known_browsers: 'signIn',
  member_factors: 'signIn',
  recovery_codes: 'signIn',
  login_codes: 'short',
  email_changes: 'short',
  drafts: 'short',
  limit_uses: 'short',
  member_exports: 'exports',
  cases: 'decisions',
  reports: 'decisions',
  decisions: 'decisions',
  appeals: 'decisions',
  admissions: 'team',
  member_list_lines: 'team',
  member_imports: 'team',
  member_notes: 'team',
  absences: 'team',
  hand_overs: 'team',
  hand_over_objections: 'team',
  support_visits: 'team',
  ledger_entries: 'records',
  dues_checkouts: 'records',
  receipts: 'records',
  dues_refunds: 'records',
  acts: 'records',
  erasures: 'records',
};

/** The groups that something is kept of, by the duties of the tables. */
export function keptAboutMembers(): KeptGroup[] {
  const known = Object.entries(duties).flatMap(([table, { personal }]) =>
    personal === null ? [] : [groupOf[table]],
  );
  return groups.filter((group) => known.includes(group));
}
