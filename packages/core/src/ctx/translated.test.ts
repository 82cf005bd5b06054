import { ConstraintViolation, DatabaseUnavailable, QueryFailed } from '@entraide/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NotFound } from '../error/index.ts';
import { createListing } from '../listing/index.ts';
import { testPlatform } from '../testing/index.ts';
import { PLACE_ID } from '../testing/listing.ts';
import { constraintsWithWords } from './constraints.ts';
import { translated } from './translated.ts';

const outcome = (error: unknown) => translated(Promise.reject(error)).catch((thrown: unknown) => thrown);

test.each([
  ['no session in time', new DatabaseUnavailable('busy'), 'unavailable'],
  ['no server', new DatabaseUnavailable('connect'), 'unavailable'],
  ['a lost session', new DatabaseUnavailable('lost'), 'unavailable'],
  ['a deadline', new DatabaseUnavailable('deadline'), 'unavailable'],
  ['a deadlock', new QueryFailed('40P01'), 'unavailable'],
  ['a full disk', new QueryFailed('53100'), 'unavailable'],
  ['a standby', new QueryFailed('25006'), 'unavailable'],
  ['a category that was retired', new ConstraintViolation('listings__category', 'foreign_key'), 'invalid'],
  ['a member who left', new ConstraintViolation('messages__sender_id', 'foreign_key'), 'sign-in-needed'],
  ['a listing that was purged', new ConstraintViolation('threads__listing_id', 'foreign_key'), 'not-found'],
  ['the same address twice', new ConstraintViolation('members__email', 'unique'), 'conflict'],
])('%s is refused as a verb refuses', async (_, error, code) => {
  expect(await outcome(error)).toMatchObject({ code });
});

test.each([
  ['a fault of our own', new QueryFailed('42703')],
  ['a rule that no reader can break', new ConstraintViolation('listings__radius_m', 'check')],
  ['what a verb refused', new NotFound()],
  ['anything else', new TypeError('x')],
])('%s passes through', async (_, error) => {
  expect(await outcome(error)).toBe(error);
});

/** Broken by a fault of our own alone: ids and hashes that we make, and values that no request holds. */
const ownFaults = [
  /(__(id|tenant_id|word|tile)|_pkey)$/,
  /^(acts|audit_log|settings_revisions|domain_claims|countries|places|place_names|tenants|domains|files|tenant_assets|categories|listing_tiles|gazetteer_version|areas)__/,
  /^admissions__(email|role)$/,
  /^alerts__(box|category|every|kind|language|near|q|radius)$/,
  /^alert_(matches|terms)__(key|term)$/,
  /^(cases|decisions)__/,
  /^hand_overs__(started_by|reason|due|stopped_by|ended)$/,
  /^(absences__end|team_told__what(_form)?)$/,
  /^asks__(answer|listing_id|name|reach|state|taken_by)$/,
  /^appeals__(decided|decision_id|first_by|outcome|somebody_else|words)$/,
  /^reports__(case_id|email_form|name|once_a_member|once_an_address|reason|words)$/,
  /^messages__(decision_id|locale)$/,
  /^photos__(decision_id|of_one|one_a_place|one_a_position|pixels|position|thumbhash|(small|medium|large|jpeg)_sha256)$/,
  /^notice_settings__(member|choices|digest|quiet|radius_km|weekly_most|time_zone|mailed_on)$/,
  /^notices__(once|kind|pace)$/,
  /^erasures__member_id$/,
  /^member_exports__(file_sha256|progress|ready|state)$/,
  /^member_blocks__(kind|once|said|two_people)$/,
  /^(launches|platform_limit_uses|text_traces|stripe_owners)__/,
  /^stripe_(events__(id|id_form|type_form)|reads__(order|subject|subject_form))$/,
  /^(payment_accounts|dues_checkouts|dues_refunds|receipts|receipt_years)__/,
  /^ledger_entries__(id|source|source_form|book|kind|kind_of_book|method|currency_form|amount|covers|covers_dues|by_hand)$/,
  /^(space_plans|plan_figures)__/,
  /^mail_(stops__(email|email_form|reason)|events__id_form)$/,
  /^invite_links__(code|code_form)$/,
  /^drafts__(kind|one_of_a_kind)$/,
  /^listings__(kind|lat|lon|decision_id|hidden|precision|radius_m|status)$/,
  /^login_codes__attempts$/,
  /^limit_uses__(key|key_form|name)$/,
  /^(space_health|announcements|support_visits)__/,
  /^known_browsers__key$/,
  /^email_changes__(attempts|key)$/,
  /^member_list_lines__(email_hash|hash_form|since_year|key_mark)$/,
  /^member_imports__sealed$/,
  /^members__(role|status|since_year|profile_id|about_decision_id|dues_reminded|languages|helps|ties|passkey_offer|put_out|limited|photo(_(small|medium|jpeg)_sha256)?)$/,
  /^operator_(factors|links|browsers|sessions|challenges)__/,
  /^operators__(email_form|name_length)$/,
  /^thanks__(helped|helper|message_id|once)$/,
  /^sessions__(browser|system)$/,
  /^threads__two_people$/,
  /^thread_shares__(end|key|kind)$/,
  // What they hold is made or checked by core/second-factor.
  /^member_factors__(kind|credential_id|host|one_totp|label)$/,
  /^recovery_codes__(hash|hash_form)$/,
  /^passkey_challenges__/,
];

describe('the table of constraints', () => {
  let platform: Awaited<ReturnType<typeof testPlatform>>;
  beforeAll(async () => {
    platform = await testPlatform();
  });
  afterAll(() => platform.close());

  test('names every constraint that a request can break, and none that is not there', async () => {
    const rows = await platform.database.sql<{ conname: string }[]>`
      select conname from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'u', 'p')`;
    const known = new Set(rows.map(({ conname }) => conname));
    expect(constraintsWithWords.filter((name) => !known.has(name))).toEqual([]);
    const without = [...known].filter(
      (name) => !constraintsWithWords.includes(name) && !ownFaults.some((own) => own.test(name)),
    );
    expect(without).toEqual([]);
  });

  test('a listing of a category that was removed meanwhile is a fault beside its field', async () => {
    const space = await platform.openSpace();
    const [category] = space.tenant.config.categories;
    if (!category) throw new Error('a space without categories');
    // This process still has the configuration of a moment ago.
    const config = { ...space.tenant.config, categories: [{ ...category, slug: 'gone' }] };
    const ctx = space.ctx({ actor: await space.member(), tenant: { ...space.tenant, config } });
    const created = createListing(ctx, {
      kind: 'offer',
      category: 'gone',
      title: 'Garde le mercredi',
      description: 'Chez moi.',
      place: { id: PLACE_ID },
      precision: 'city',
    });
    await expect(created).rejects.toMatchObject({ code: 'invalid', faults: [{ path: ['category'] }] });
  });
});
