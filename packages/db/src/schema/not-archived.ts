/**
 * Tables of tenants that do not travel in a space's archive, and why. Any other table of `duties` travels, so that a new one cannot be
 * forgotten: a test refuses one that the operator's role may not read and write.
 */
export const notArchived: Readonly<Record<string, string>> = {
  sessions: 'a session is for one address; people sign in again',
  login_codes: 'a code is over in minutes',
  email_changes: 'its codes are over in minutes',
  known_browsers: 'a browser is known by a cookie of one address',
  member_factors: 'a passkey is for one address, and a secret does not travel; people set it up anew',
  recovery_codes: 'they belong to what does not travel',
  passkey_challenges: 'a challenge is over in minutes',
  invite_links: 'a link is for one address of the space',
  member_list_lines: 'its hashes are made with a key of this server; the list is imported again',
  member_imports: 'an import is over in minutes',
  support_visits: 'who helped came to this server; the acts, which travel, name them',
  limit_uses: 'counters of a day, under keys of this server',
  space_plans: 'Stripe’s ids of this platform’s account; where the space goes on, it chooses a plan there',
  mail_events: 'the events of one provider account, and over in a month',
  stripe_events: 'the events of one account at Stripe, and over in two months',
  stripe_reads: 'where the space goes on, everything is read anew',
  team_told: 'where a space goes on, its team is told anew',
  absences: 'who is away says so again where the space goes on',
  hand_overs: 'operators of this platform began it; the acts, which travel, tell of it',
  hand_over_objections: 'to operators of this platform',
  thread_shares: 'somebody told it to one person, for some days',
  drafts: 'found again by a cookie of one address, and gone by themselves',
  notices: 'what waits is told where it was noted; where the space goes on, the next is',
  domain_claims: 'a domain is claimed and proven where it leads to; the archive names those that were served',
  member_exports: 'a file for one member, made here; they ask for another',
  erasures: 'ids of people who are in no archive any more',
  listing_tiles: 'the database counts them again while the listings come in',
};
