/** Two tenants with the same things in both: same e-mails, same category, so that a global unique would show itself. */
export const TENANT_A = '0190a000-0000-7000-8000-00000000000a';
export const TENANT_B = '0190b000-0000-7000-8000-00000000000b';
/** The primary host of one of them. */
export const hostOf = (tenant: string) => `probe-${tenant.at(-1)}.example`;

export type Values = Record<string, string | number | boolean>;

/** Ids differ between the tenants in one digit, and between the rows of a table in the last. */
const id = (tenant: string, table: number, row: number) =>
  `0190${tenant === TENANT_A ? 'a' : 'b'}000-0000-7000-8000-0000000${table}${row}`
    .padEnd(36, '0')
    .slice(0, 36);

const soon = '2999-01-01T00:00:00Z';

/**
 * One row's values for every tenant table, in an order that foreign keys accept; `row` 1 is planted in both tenants, 2 is what a
 * probe inserts. A tenant table that is not here stops the suite: a table nobody probes is not proven.
 */
export const fixtures: Record<string, (tenant: string, row: number) => Values> = {
  files: (_, row) => ({
    sha256: String(row).repeat(64),
    size: 1,
    media_type: 'image/png',
    purpose: 'probe',
    state: 'stored',
    kept_until: soon,
  }),
  tenant_assets: (_, row) => ({
    name: `logo-${row}`,
    media_type: 'image/svg+xml',
    bytes: '\\x00',
    sha256: 'x',
  }),
  categories: (_, row) => ({ slug: `category-${row}` }),
  members: (tenant, row) => ({
    id: id(tenant, 10, row),
    email: `m${row}@example.org`,
    display_name: 'M',
    locale: 'fr',
  }),
  admissions: (_, row) => ({ email: `a${row}@example.org` }),
  member_list_lines: (_, row) => ({
    email_hash: String(row).repeat(64),
    key_mark: '0123456789abcdef',
    ends_at: soon,
  }),
  member_imports: (tenant, row) => ({
    id: id(tenant, 18, row),
    member_id: id(tenant, 10, 1),
    sealed: `\\x${'00'.repeat(32)}`,
    ends_at: soon,
  }),
  member_notes: (tenant, row) => ({
    id: id(tenant, 19, row),
    member_id: id(tenant, 10, 1),
    text: 'probe',
    created_at: soon,
  }),
  sessions: (tenant, row) => ({ id: `session-${row}`, member_id: id(tenant, 10, 1), expires_at: soon }),
  member_factors: (tenant, row) => ({
    id: id(tenant, 17, row),
    member_id: id(tenant, 10, 1),
    kind: 'passkey',
    credential_id: `credential-${row}`,
    host: 'probe.example',
    secret: 's',
    counter: 0,
    created_at: soon,
    last_used_at: soon,
  }),
  recovery_codes: (tenant, row) => ({ member_id: id(tenant, 10, 1), hash: String(row).repeat(64) }),
  passkey_challenges: (_tenant, row) => ({ hash: `challenge-${row}`, ends_at: soon }),
  login_codes: (tenant, row) => ({
    id: id(tenant, 11, row),
    email: `m${row}@example.org`,
    browser_hash: 'b',
    code_hash: 'c',
    expires_at: soon,
  }),
  email_changes: (tenant, row) => ({
    member_id: id(tenant, 10, 1),
    new_email: `n${row}@example.org`,
    browser_hash: `b${row}`,
    old_code_hash: 'c',
    new_code_hash: 'd',
    expires_at: soon,
  }),
  known_browsers: (tenant, row) => ({
    member_id: id(tenant, 10, 1),
    browser_hash: `b${row}`,
    last_seen_at: soon,
  }),
  limit_uses: (_, row) => ({ name: 'probe', key: String(row).repeat(64), full_again_at: soon }),
  mail_stops: (_, row) => ({ email: `stop${row}@example.org`, reason: 'bounced', stopped_at: soon }),
  space_plans: (_, row) => ({ live: row === 1, customer: `cus_${row}`, changed_at: soon }),
  mail_events: (_, row) => ({ id: `event-${row}`, received_at: soon }),
  invite_links: (_, row) => ({ code: `invite0${row}`, created_at: soon, most_uses: 9, ends_at: soon }),
  support_visits: (tenant, row) => ({
    id: id(tenant, 17, row),
    operator: 'Op',
    reason: 'probe',
    created_at: '2026-01-01T00:00:00Z',
    until: '2026-01-01T01:00:00Z',
  }),
  drafts: (tenant, row) => ({
    id: id(tenant, 12, row),
    browser_hash: `b${row}`,
    kind: 'listing',
    payload: '{}',
    expires_at: soon,
  }),
  listings: (tenant, row) => ({
    id: id(tenant, 13, row),
    author_id: id(tenant, 10, 1),
    kind: 'offer',
    category: 'category-1',
    title: 'Probe',
    description: 'probe',
    locale: 'fr',
    precision: 'city',
    lat: 0,
    lon: 0,
    radius_m: 0,
    place_id: 1,
    country: 'FR',
    expires_at: soon,
  }),
  asks: (tenant, row) => ({
    id: id(tenant, 27, row),
    ...{ member_id: id(tenant, 10, 1), listing_id: id(tenant, 13, 1), taken_by: id(tenant, 10, 1) },
    ...{ name: 'Probe', reach: 'visit', locale: 'fr', created_at: '2026-01-01T00:00:00Z' },
  }),
  photos: (tenant, row) => ({
    ...{
      id: id(tenant, 23, row),
      listing_id: id(tenant, 13, 1),
      author_id: id(tenant, 10, 1),
      position: row,
    },
    ...{ width: 4, height: 3, thumbhash: 'AAAA', created_at: soon },
    ...{ small_sha256: '1'.repeat(64), medium_sha256: '1'.repeat(64) },
    ...{ large_sha256: '1'.repeat(64), jpeg_sha256: '1'.repeat(64) },
  }),
  listing_tiles: (_tenant, row) => ({
    level: 1,
    tile: row,
    kind: 'offer',
    category: 'category-1',
    count: 1,
    lat_sum: 0,
    lon_sum: 0,
  }),
  listing_words: (_tenant, row) => ({ word: `probe${row}` }),
  threads: (tenant, row) => ({
    id: id(tenant, 14, row),
    listing_id: id(tenant, 13, 1),
    author_id: id(tenant, 10, row === 1 ? 1 : 9),
    starter_id: id(tenant, 10, row === 1 ? 9 : 1),
  }),
  thread_shares: (tenant, row) => ({
    thread_id: id(tenant, 14, 1),
    owner_id: id(tenant, 10, row === 1 ? 1 : 9),
    ...{ kind: 'phone', words: 'probe', created_at: '2026-01-01T00:00:00Z', ends_at: soon },
  }),
  settings_revisions: (_tenant, row) => ({
    ...{ number: row, source: 'file', actor_kind: 'operator', document: '{}', pages: '{}', files: '{}' },
  }),
  domain_claims: (_tenant, row) => ({ host: `claim-${row}.example.org`, claimed_at: soon }),
  member_blocks: (tenant, row) => ({
    id: id(tenant, 22, row),
    by_id: id(tenant, 10, row === 1 ? 1 : 9),
    about_id: id(tenant, 10, row === 1 ? 9 : 1),
    kind: 'mute',
    said: 'M',
    created_at: '2026-01-01T00:00:00Z',
  }),
  notice_settings: (tenant, row) => ({ member_id: id(tenant, 10, row === 1 ? 1 : 9) }),
  notices: (tenant, row) => ({
    id: id(tenant, 25, row),
    member_id: id(tenant, 10, 1),
    kind: 'alert',
    about_id: id(tenant, 13, row),
    pace: 'digest',
    created_at: soon,
    due_at: soon,
  }),
  alerts: (tenant, row) => ({
    id: id(tenant, 25, row),
    member_id: id(tenant, 10, 1),
    every: 'day',
    created_at: '2026-01-01T00:00:00Z',
  }),
  alert_terms: (tenant, row) => ({ term: `probe${row}`, tile: 1, alert_id: id(tenant, 25, 1) }),
  alert_matches: (tenant, row) => ({
    alert_id: id(tenant, 25, 1),
    listing_id: id(tenant, 13, row),
    found_at: '2026-01-01T00:00:00Z',
  }),
  cases: (tenant, row) => ({
    id: id(tenant, 18, row),
    subject_kind: 'member',
    subject_id: id(tenant, 10, row),
    author_id: id(tenant, 10, 1),
    harm: 1,
    opened_at: '2026-01-01T00:00:00Z',
  }),
  reports: (tenant, row) => ({
    id: id(tenant, 19, row),
    case_id: id(tenant, 18, 1),
    locale: 'fr',
    reason: 'other',
    created_at: '2026-01-01T00:00:00Z',
  }),
  decisions: (tenant, row) => ({
    id: id(tenant, 20, row),
    case_id: id(tenant, 18, 1),
    subject_id: id(tenant, 10, 1),
    author_id: id(tenant, 10, 1),
    kind: 'warn',
    ground_kind: 'charter',
    ground: 'other',
    facts: 'A probe, and no more.',
    locale: 'fr',
    automated: false,
    decided_by: id(tenant, 10, 1),
    decided_at: '2026-01-01T00:00:00Z',
    appeal_until: soon,
  }),
  appeals: (tenant, row) => ({
    id: id(tenant, 21, row),
    decision_id: id(tenant, 20, 1),
    member_id: id(tenant, 10, row),
    words: 'probe',
    created_at: '2026-01-01T00:00:00Z',
  }),
  team_told: (_tenant, row) => ({ what: row === 1 ? 'day' : 'admins', at: '2026-01-01T00:00:00Z' }),
  absences: (tenant, row) => ({
    id: id(tenant, 23, row),
    member_id: id(tenant, 10, 1),
    until: soon,
    created_at: '2026-01-01T00:00:00Z',
  }),
  hand_overs: (tenant, row) => ({
    id: id(tenant, 24, row),
    member_id: id(tenant, 10, 1),
    started_by: 'Op',
    reason: 'probe',
    started_at: '2026-01-01T00:00:00Z',
    due_at: '2026-01-15T00:00:00Z',
    // One at a time may be under way.
    ...(row === 1 && { stopped_at: '2026-01-10T00:00:00Z', stopped_by: 'admin' }),
  }),
  hand_over_objections: (tenant, row) => ({
    hand_over_id: id(tenant, 24, 1),
    member_id: id(tenant, 10, row === 1 ? 1 : 9),
    created_at: '2026-01-01T00:00:00Z',
  }),
  member_exports: (tenant, row) => ({
    id: id(tenant, 25, row),
    // One at a time is made for a member.
    member_id: id(tenant, 10, row === 1 ? 1 : 9),
    asked_at: '2026-01-01T00:00:00Z',
    ends_at: soon,
  }),
  erasures: (tenant, row) => ({ member_id: id(tenant, 26, row), erased_on: '2026-01-01' }),
  stripe_events: (_, row) => ({
    id: `evt_probe${row}`,
    type: 'probe',
    created_at: '2026-01-01T00:00:00Z',
    received_at: soon,
  }),
  stripe_reads: (_, row) => ({ subject: `probe:${row}`, begun_at: soon }),
  ledger_entries: (tenant, row) => ({
    ...{ id: id(tenant, 27, row), book: 'association', kind: 'gift', method: 'cash', amount: 1200 },
    ...{ currency: 'EUR', source: `hand:${row}`, live: true },
    ...{ happened_at: '2026-01-01T00:00:00Z', entered_at: '2026-01-01T00:00:00Z' },
  }),
  payment_accounts: (tenant, row) => ({
    ...{ account_id: `acct_${tenant.at(-1)}${row}`, live: false, state: 'disconnected', country: 'FR' },
    ...{ begun_at: '2026-01-01T00:00:00Z', changed_at: '2026-01-01T00:00:00Z' },
  }),
  dues_checkouts: (tenant, row) => ({
    ...{ id: id(tenant, 28, row), account_id: `acct_${tenant.at(-1)}1`, live: false, kind: 'due' },
    ...{ member_id: id(tenant, 10, 1), amount: 1200, currency: 'EUR', fee: 0, every_year: false },
    ...{ locale: 'fr', session_id: `cs_probe${row}`, state: 'paid' },
    ...{ created_at: '2026-01-01T00:00:00Z', changed_at: '2026-01-01T00:00:00Z' },
  }),
  receipt_years: (_, row) => ({ live: false, year: 2030 + row, last: 1 }),
  receipts: (tenant, row) => ({
    ...{ id: id(tenant, 29, row), live: false, year: 2030, number: row, source: `pi_probe${row}` },
    ...{ account_id: 'acct_probe', checkout_id: id(tenant, 28, 1), kind: 'due', payer_name: 'M' },
    ...{ amount: 1200, currency: 'EUR', mentions: '{}' },
    ...{ paid_at: '2026-01-01T00:00:00Z', issued_at: '2026-01-01T00:00:00Z' },
  }),
  dues_refunds: (tenant, row) => ({
    ...{ id: id(tenant, 30, row), source: 'pi_probe1', amount: 1200, reason: 'probe' },
    ...{ asked_by: id(tenant, 10, 1), asked_at: '2026-01-01T00:00:00Z', refund_id: `re_probe${row}` },
  }),
  acts: (tenant, row) => ({ id: id(tenant, 16, row), actor_kind: 'operator', action: 'probe.act' }),
  messages: (tenant, row) => ({
    id: id(tenant, 15, row),
    thread_id: id(tenant, 14, 1),
    sender_id: id(tenant, 10, 1),
    body: 'probe',
  }),
  thanks: (tenant, row) => ({
    id: id(tenant, 25, row),
    listing_id: id(tenant, 13, 1),
    author_id: id(tenant, 10, row === 1 ? 1 : 9),
    helped: 'member',
    helper_id: id(tenant, 10, row === 1 ? 9 : 1),
    message_id: id(tenant, 15, 1),
    created_at: '2026-01-01T00:00:00Z',
  }),
};

/** Somebody to talk to; the second row that threads need. */
export const secondMember = (tenant: string): Values => ({
  id: id(tenant, 10, 9),
  email: 'second@example.org',
  display_name: 'Second',
  locale: 'fr',
});

/** An assignment that reads no column and breaks no unique: what a blind update sets. */
export const touches: Record<string, string> = {
  files: "kept_until = '2026-01-01'",
  tenant_assets: "sha256 = 'y'",
  categories: "retired_at = '2026-01-01'",
  members: "locale = 'en'",
  admissions: "created_at = '2026-01-01'",
  member_list_lines: "ends_at = '2026-01-01'",
  member_imports: "ends_at = '2026-01-01'",
  member_notes: "text = 'touched'",
  sessions: "created_at = '2026-01-01'",
  email_changes: 'attempts = 1',
  member_factors: "last_used_at = '2026-01-01'",
  recovery_codes: `hash = '${'9'.repeat(64)}'`,
  passkey_challenges: "ends_at = '2026-01-01'",
  login_codes: "code_hash = 'y'",
  known_browsers: "last_seen_at = '2026-01-01'",
  limit_uses: "full_again_at = '2026-01-01'",
  mail_stops: "told_at = '2026-01-01'",
  space_plans: "changed_at = '2026-01-01'",
  mail_events: "done_at = '2026-01-01'",
  invite_links: "ends_at = '2026-01-01'",
  support_visits: "ended_at = '2026-01-01'",
  drafts: "payload = '{}'",
  listings: "title = 'Touched'",
  asks: "answer = 'touched'",
  photos: "alt = 'touched'",
  listing_tiles: 'lat_sum = 1',
  listing_words: "word = 'touched'",
  threads: "created_at = '2026-01-01'",
  thread_shares: "words = 'touched'",
  messages: "body = 'touched'",
  thanks: "created_at = '2026-01-02'",
  member_blocks: "kind = 'block'",
  notice_settings: "mailed_on = '{2026-01-01}'",
  notices: "due_at = '2026-01-01'",
  alerts: "every = 'now'",
  alert_terms: 'tile = 2',
  alert_matches: 'seen = true',
  cases: 'harm = 2',
  reports: "words = 'touched'",
  decisions: "told_at = '2026-01-01'",
  appeals:
    "outcome = 'upheld', reasons = 'A probe, and no more.', decided_at = '2026-01-01', decided_by = '0190c000-0000-7000-8000-000000000000'",
  team_told: "at = '2026-01-01'",
  absences: 'stand_in_id = null',
  hand_overs: "stopped_at = '2026-01-11'",
  hand_over_objections: "words = 'touched'",
  member_exports: "ends_at = '2026-01-01'",
  erasures: "erased_on = '2026-01-02'",
  stripe_events: "received_at = '2026-01-01'",
  stripe_reads: 'begun = 2',
  ledger_entries: "note = 'touched'",
  payment_accounts: "country = 'BE'",
  dues_checkouts: "payer_name = 'touched'",
  receipt_years: 'last = 2',
  receipts: "payer_name = 'touched'",
  dues_refunds: "refund_id = 're_touched'",
  acts: "at = '2026-01-01'",
  settings_revisions: "at = '2026-01-01'",
  domain_claims: "checked_at = '2026-01-01'",
};

/** How many rows each tenant holds once planted. */
export const planted = (table: string): number => {
  if (table === 'members') return 2;
  // Its own row, and the planted listing counted in five tiles.
  return table === 'listing_tiles' ? 6 : 1;
};

/** The row that a probe inserts. */
export const insertable = (table: string, tenant: string): Values => {
  const make = fixtures[table];
  if (!make) throw new Error(`no fixture for ${table}: add its row to packages/db/src/isolation/fixtures.ts`);
  return make(tenant, 2);
};
