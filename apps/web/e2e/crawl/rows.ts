import type { MemberActor } from '@entraide/core/ctx';
import type { TestSpace } from '@entraide/core/testing';
import { newId } from '@entraide/model';

export type People = Record<
  | 'author'
  | 'starter'
  | 'blocked'
  | 'member'
  | 'vouched'
  | 'limited'
  | 'pending'
  | 'suspended'
  | 'moderator'
  | 'admin',
  MemberActor
>;

interface Words {
  text(name: string): string;
  hash(name: string): string;
  id(name: string): string;
  json(value: object): unknown;
}

type Row = Record<string, unknown>;

const SOON = '2999-01-01T00:00:00Z';
const BEFORE = new Date(Date.now() - 3_600_000);
const PARIS = 2988507;

/** What a space holds besides its people, in an order that foreign keys accept. */
export const rowsOf = (space: TestSpace, people: People, words: Words): [table: string, row: Row][] => [
  ...ofTheSpace(space, words),
  ...ofPeople(people, words),
  ...ofTheBoard(people, words),
  ...ofTheDesk(people, words),
  ...ofOperators(space, words),
];

const ofTheSpace = ({ tenant }: TestSpace, { text, hash, id, json }: Words): [string, Row][] => [
  [
    'files',
    {
      ...{ sha256: hash('files.sha256'), size: 13, media_type: 'image/png', purpose: text('files.purpose') },
      ...{ bytes: Buffer.from(text('files.bytes')), state: 'waiting', kept_until: SOON },
    },
  ],
  [
    'tenant_assets',
    asset('pages/about.fr.md', `# ${text('tenant_assets.bytes page')}`, hash('tenant_assets.sha256')),
  ],
  [
    'tenant_assets',
    asset(`${text('tenant_assets.name')}.png`, text('tenant_assets.bytes'), hash('tenant_assets.sha256')),
  ],
  [
    'tenant_assets',
    {
      name: 'kept.png',
      media_type: 'image/png',
      sha256: hash('tenant_assets.sha256'),
      file_sha256: hash('files.sha256'),
    },
  ],
  ['invite_links', { code: text('invite_links.code'), created_at: BEFORE, most_uses: 9, ends_at: SOON }],
  [
    'domain_claims',
    {
      ...{ host: `${text('domain_claims.host')}.example.org`, claimed_at: BEFORE, checked_at: BEFORE },
      looks_like: text('domain_claims.looks_like'),
      found: json({
        token: 'other',
        texts: [text('domain_claims.found')],
        address: 'missing',
        strangers: [],
      }),
    },
  ],
  [
    'acts',
    {
      ...{ id: id('acts.id'), actor_kind: 'support', actor_id: text('acts.actor_id') },
      ...{ action: `${text('acts.action')}.done`, subject_kind: text('acts.subject_kind') },
      ...{ subject_id: text('acts.subject_id'), details: json({ host: text('acts.details') }) },
    },
  ],
  ['listing_words', { word: text('listing_words.word') }],
  ['limit_uses', { name: text('limit_uses.name'), key: hash('limit_uses.key'), full_again_at: SOON }],
  [
    'member_list_lines',
    {
      email_hash: hash('member_list_lines.email_hash'),
      key_mark: hash('member_list_lines.key_mark').slice(0, 16),
      ends_at: SOON,
    },
  ],
  ['admissions', { email: `${text('admissions.email')}@example.org` }],
  [
    'audit_log',
    {
      ...{
        id: id('audit_log.id'),
        actor: text('audit_log.actor'),
        action: `${text('audit_log.action')}.done`,
      },
      ...{ tenant_id: tenant.id, details: json({ word: text('audit_log.details') }) },
    },
  ],
];

const asset = (name: string, bytes: string, sha256: string) => ({
  ...{ name, media_type: 'image/png', bytes: Buffer.from(bytes), sha256 },
});

const ofPeople = ({ author, blocked, admin }: People, { text, hash, id, json }: Words): [string, Row][] => [
  ['sessions', { id: hash('sessions.id'), member_id: author.memberId, expires_at: SOON }],
  [
    'known_browsers',
    { member_id: author.memberId, browser_hash: hash('known_browsers.browser_hash'), last_seen_at: BEFORE },
  ],
  [
    'login_codes',
    {
      ...{ id: id('login_codes.id'), email: `${text('login_codes.email')}@example.org`, expires_at: SOON },
      ...{ browser_hash: hash('login_codes.browser_hash'), code_hash: hash('login_codes.code_hash') },
      ...{ display_name: text('login_codes.display_name'), invite_code: text('login_codes.invite_code') },
    },
  ],
  [
    'email_changes',
    {
      ...{ member_id: author.memberId, new_email: `${text('email_changes.new_email')}@example.org` },
      ...{ browser_hash: hash('email_changes.browser_hash'), expires_at: SOON },
      ...{
        old_code_hash: hash('email_changes.old_code_hash'),
        new_code_hash: hash('email_changes.new_code_hash'),
      },
    },
  ],
  [
    'member_factors',
    {
      ...{ id: id('member_factors.id'), member_id: author.memberId, kind: 'passkey', counter: 0 },
      ...{ credential_id: text('member_factors.credential_id'), host: text('member_factors.host') },
      ...{ secret: text('member_factors.secret'), label: text('member_factors.label') },
      ...{ created_at: BEFORE, last_used_at: BEFORE },
    },
  ],
  [
    'hand_overs',
    {
      ...{ id: id('hand_overs.id'), member_id: author.memberId, reason: text('hand_overs.reason') },
      ...{ started_by: text('hand_overs.started_by'), started_at: BEFORE, due_at: SOON },
      ...{ stopped_at: BEFORE, stopped_by: 'admin' },
    },
  ],
  [
    'hand_over_objections',
    {
      ...{ hand_over_id: id('hand_overs.id'), member_id: blocked.memberId, created_at: BEFORE },
      words: text('hand_over_objections.words'),
    },
  ],
  [
    'member_exports',
    {
      ...{ id: id('member_exports.id'), member_id: author.memberId, asked_at: BEFORE, ends_at: SOON },
      ...{ state: 'ready', ready_at: BEFORE, file_sha256: hash('files.sha256') },
    },
  ],
  ['erasures', { member_id: id('erasures.member_id'), erased_on: '2026-01-01' }],
  ['recovery_codes', { member_id: author.memberId, hash: hash('recovery_codes.hash') }],
  ['passkey_challenges', { hash: hash('passkey_challenges.hash'), ends_at: SOON }],
  [
    'drafts',
    {
      ...{
        id: id('drafts.id'),
        browser_hash: hash('drafts.browser_hash'),
        kind: 'listing',
        expires_at: SOON,
      },
      payload: json({ title: text('drafts.payload') }),
    },
  ],
  [
    'stripe_events',
    {
      id: text('stripe_events.id'),
      type: text('stripe_events.type'),
      ...{ created_at: BEFORE, received_at: BEFORE },
    },
  ],
  ['stripe_reads', { subject: text('stripe_reads.subject'), begun_at: BEFORE }],
  [
    'ledger_entries',
    {
      ...{
        id: id('ledger_entries.id'),
        book: 'association',
        kind: 'due',
        method: 'cash',
        amount: 1200,
        currency: 'EUR',
      },
      ...{
        member_id: author.memberId,
        source: text('ledger_entries.source'),
        note: text('ledger_entries.note'),
      },
      ...{ happened_at: BEFORE, entered_at: BEFORE, live: true },
    },
  ],
  [
    'ledger_entries',
    {
      ...{ id: newId(), book: 'association', kind: 'gift', method: 'cash', amount: 500, currency: 'EUR' },
      ...{ source: 'hand:gift', payer: text('ledger_entries.payer') },
      ...{ happened_at: BEFORE, entered_at: BEFORE, live: true },
    },
  ],
  [
    'payment_accounts',
    {
      ...{ account_id: `acct_${text('payment_accounts.account_id')}`, live: false, state: 'disconnected' },
      ...{ country: 'FR', begun_at: BEFORE, changed_at: BEFORE },
    },
  ],
  [
    'dues_checkouts',
    {
      ...{ id: id('dues_checkouts.id'), account_id: `acct_${text('payment_accounts.account_id')}` },
      ...{ live: false, kind: 'gift', member_id: author.memberId, amount: 1200, currency: 'EUR', fee: 0 },
      ...{ every_year: true, locale: 'fr', state: 'ended', created_at: BEFORE, changed_at: BEFORE },
      payer_name: text('dues_checkouts.payer_name'),
      payer_email: `${text('dues_checkouts.payer_email')}@example.org`,
      session_id: text('dues_checkouts.session_id'),
      subscription_id: text('dues_checkouts.subscription_id'),
    },
  ],
  [
    'receipts',
    {
      ...{ id: id('receipts.id'), live: false, year: 2026, number: 1, kind: 'gift', amount: 1200 },
      ...{ member_id: author.memberId, checkout_id: id('dues_checkouts.id'), currency: 'EUR' },
      ...{ source: text('receipts.source'), account_id: text('receipts.account_id') },
      ...{ payer_name: text('receipts.payer_name'), payer_address: text('receipts.payer_address') },
      ...{ mentions: json({ objects: text('receipts.mentions') }), paid_at: BEFORE, issued_at: BEFORE },
    },
  ],
  [
    'dues_refunds',
    {
      ...{ id: id('dues_refunds.id'), source: text('dues_refunds.source'), amount: 1200 },
      ...{ reason: text('dues_refunds.reason'), asked_by: author.memberId, asked_at: BEFORE },
      refund_id: text('dues_refunds.refund_id'),
    },
  ],
  [
    'space_plans',
    {
      ...{ live: true, changed_at: BEFORE, customer: text('space_plans.customer') },
      ...{ subscription: text('space_plans.subscription'), checkout: text('space_plans.checkout') },
    },
  ],
  ['mail_events', { id: text('mail_events.id'), received_at: BEFORE }],
  ['mail_stops', { email: `${text('mail_stops.email')}@example.org`, reason: 'bounced', stopped_at: BEFORE }],
  [
    'member_blocks',
    {
      ...{ id: id('member_blocks.id'), by_id: author.memberId, about_id: blocked.memberId, kind: 'block' },
      ...{ said: text('member_blocks.said'), created_at: BEFORE },
    },
  ],
  [
    'alerts',
    {
      ...{ id: id('alerts.id'), member_id: author.memberId, every: 'day', created_at: BEFORE },
      ...{ q: text('alerts.q'), category: text('alerts.category') },
      words: json([{ word: text('alerts.words'), stems: [], unfinished: true, unheard: true, idle: false }]),
    },
  ],
  [
    'asks',
    {
      ...{ id: id('asks.id'), member_id: author.memberId, reach: 'phone', locale: 'fr', created_at: BEFORE },
      ...{ name: text('asks.name'), contact: text('asks.contact'), words: text('asks.words') },
      ...{ answer: text('asks.answer'), state: 'answered', closed_at: BEFORE },
    },
  ],
  ['alert_terms', { term: `=${text('alert_terms.term')}`, tile: 1, alert_id: id('alerts.id') }],
  [
    'member_imports',
    {
      ...{ id: id('member_imports.id'), member_id: admin.memberId, ends_at: SOON },
      sealed: Buffer.from(text('member_imports.sealed').repeat(3)),
    },
  ],
  [
    'member_notes',
    {
      ...{ id: id('member_notes.id of author'), member_id: author.memberId, author_id: admin.memberId },
      ...{ text: text('member_notes.text'), created_at: BEFORE },
    },
  ],
];

function ofTheBoard(
  { author, starter, blocked, pending }: People,
  { text, id, hash }: Words,
): [string, Row][] {
  const listing = (name: string, author: MemberActor, more: Row = {}): [string, Row] => [
    'listings',
    {
      ...{ id: id(`listings.id ${name}`), author_id: author.memberId, kind: 'request', category: 'shopping' },
      title: text(`listings.title ${name}`),
      description: text(`listings.description ${name}`),
      ...{ locale: 'fr', precision: 'city', lat: 48.8566, lon: 2.3522, radius_m: 10_000 },
      ...{ place_id: PARIS, country: 'FR', expires_at: SOON, ...more },
    },
  ];
  const message = (name: string, sender: MemberActor): [string, Row] => [
    'messages',
    {
      ...{ id: id(`messages.id ${name}`), thread_id: id('threads.id'), sender_id: sender.memberId },
      body: text(`messages.body ${name}`),
    },
  ];
  const photo = (name: string, of: Row): [string, Row] => [
    'photos',
    {
      ...{ id: id(`photos.id${name}`), author_id: author.memberId, alt: text(`photos.alt${name}`), ...of },
      ...{ position: 1, width: 4, height: 3, thumbhash: 'AAAA', created_at: BEFORE },
      ...{ small_sha256: hash('files.sha256'), medium_sha256: hash('files.sha256') },
      ...{ large_sha256: hash('files.sha256'), jpeg_sha256: hash('files.sha256') },
    },
  ];
  return [
    listing('on the board', author),
    listing('solved', author, { status: 'solved', solved_at: BEFORE }),
    listing('paused', author, { status: 'paused', paused_at: BEFORE }),
    listing('held', author, { status: 'held' }),
    listing('of blocked', blocked, { category: text('categories.slug') }),
    listing('of pending', pending, { status: 'held' }),
    [
      'threads',
      {
        ...{ id: id('threads.id'), listing_id: id('listings.id on the board') },
        ...{ author_id: author.memberId, starter_id: starter.memberId },
      },
    ],
    photo('', { listing_id: id('listings.id on the board') }),
    photo(' that waits', { thread_id: id('threads.id') }),
    [
      'thread_shares',
      {
        ...{ thread_id: id('threads.id'), owner_id: author.memberId, kind: 'place' },
        ...{ words: text('thread_shares.words'), created_at: BEFORE, ends_at: SOON },
      },
    ],
    message('of starter', starter),
    message('of author', author),
    photo(' in a message', { message_id: id('messages.id of author') }),
    [
      'thanks',
      {
        ...{ id: id('thanks.id'), listing_id: id('listings.id solved'), author_id: author.memberId },
        ...{ helped: 'member', helper_id: starter.memberId, message_id: id('messages.id of author') },
        created_at: BEFORE,
      },
    ],
  ];
}

function ofTheDesk({ author, starter, moderator, member, admin }: People, words: Words): [string, Row][] {
  const { text, id, json } = words;
  const evidence = (name: string) =>
    json([
      {
        ...{ at: BEFORE.toISOString(), locale: 'fr', name: text(`cases.evidence name ${name}`) },
        ...{ title: text(`cases.evidence title ${name}`), text: text(`cases.evidence text ${name}`) },
      },
    ]);
  const about = (name: string, subject: string, more: Row = {}): [string, Row] => [
    'cases',
    {
      ...{ id: id(`cases.id ${name}`), subject_kind: 'listing', subject_id: id(subject) },
      ...{ author_id: author.memberId, evidence: evidence(name), harm: 1, opened_at: BEFORE, ...more },
    },
  ];
  const report = (name: string, more: Row): [string, Row] => [
    'reports',
    {
      ...{ id: id(`reports.id ${name}`), case_id: id('cases.id open'), locale: 'fr', reason: 'other' },
      ...{ words: text(`reports.words ${name}`), created_at: BEFORE, ...more },
    },
  ];
  const decided = { state: 'decided', decided_at: BEFORE, evidence_until: SOON };
  const decision = (name: string, subject: string): [string, Row] => [
    'decisions',
    {
      ...{ id: id(`decisions.id ${name}`), case_id: id(`cases.id ${name}`), subject_id: id(subject) },
      ...{ author_id: author.memberId, kind: 'hide', ground_kind: 'charter', ground: 'other' },
      ...{ facts: text(`decisions.facts ${name}`), locale: 'fr', automated: false },
      ...{ decided_by: moderator.memberId, decided_at: BEFORE, appeal_until: SOON },
      before: json({ word: text('decisions.before') }),
    },
  ];
  const appeal = (name: string, more: Row): [string, Row] => [
    'appeals',
    {
      ...{
        id: id(`appeals.id ${name}`),
        decision_id: id(`decisions.id ${name}`),
        first_by: moderator.memberId,
      },
      ...{ member_id: author.memberId, words: text(`appeals.words ${name}`), created_at: BEFORE, ...more },
    },
  ];
  return [
    about('open', 'listings.id on the board', {
      flags: json([{ rule: text('cases.flags'), effect: 'flag', marks: [] }]),
      report_count: 2,
      // Somebody said that a life is in danger.
      ...{ danger_at: BEFORE, danger_by: moderator.memberId, held_until: SOON },
      held_person: json({
        name: text('cases.held_person name'),
        email: text('cases.held_person email'),
        since: BEFORE.toISOString(),
      }),
    }),
    about('asked', 'listings.id held', decided),
    about('answered', 'listings.id solved', decided),
    report('of nobody', { email: `${text('reports.email')}@example.org`, name: text('reports.name') }),
    report('of member', { reporter_id: member.memberId }),
    decision('asked', 'listings.id held'),
    decision('answered', 'listings.id solved'),
    appeal('asked', {}),
    appeal('answered', {
      ...{
        outcome: 'upheld',
        reasons: text('appeals.reasons'),
        decided_by: admin.memberId,
        decided_at: BEFORE,
      },
    }),
    [
      'member_notes',
      {
        id: id('member_notes.id of starter'),
        member_id: starter.memberId,
        text: text('member_notes.text'),
        created_at: BEFORE,
      },
    ],
  ];
}

const ofOperators = ({ tenant }: TestSpace, { text, hash, id }: Words): [string, Row][] => [
  [
    'stripe_owners',
    {
      ...{ stripe_id: `cus_${text('stripe_owners.stripe_id')}`, live: false, kind: 'customer' },
      tenant_id: tenant.id,
    },
  ],
  [
    'support_visits',
    {
      ...{
        id: id('support_visits.id'),
        operator: text('support_visits.operator'),
        reason: text('support_visits.reason'),
      },
      ...{ created_at: BEFORE, until: new Date(BEFORE.getTime() + 14_000_000), opened_at: BEFORE },
      ...{ link_hash: hash('support_visits.link_hash'), session_hash: hash('support_visits.session_hash') },
    },
  ],
  [
    'launches',
    {
      ...{
        tenant_id: tenant.id,
        email: `${text('launches.email')}@example.org`,
        kind: 'neighbours',
        locale: 'fr',
      },
      ...{ created_at: BEFORE, held_for: 'policy', review: 'asked', looks_like: text('launches.looks_like') },
      ...{ remark: text('launches.remark'), answer: text('launches.answer') },
      ...{ decided_at: BEFORE, decided_by: text('launches.decided_by') },
    },
  ],
  [
    'space_health',
    {
      ...{
        tenant_id: tenant.id,
        words: text('space_health.words'),
        admin_keys: [text('space_health.admin_keys')],
      },
      ...{ members: 1, admins: 1, admins_alive: 1, listings_week: 0, answers_week: 0, answered_week: 0 },
      ...{
        waiting: 0,
        mails_failed: 0,
        jobs_failed: 0,
        storage_bytes: 0,
        domain: 'none',
        level: 0,
        refreshed_at: BEFORE,
      },
    },
  ],
];
