import type { Canaries } from './canary.ts';
import type { Planted, Server } from './plant.ts';

/** Columns that hold one of a few words, or nothing that a space could tell another. A new column is not here, and needs a canary. */
const fixed = new Set([
  'text_traces.hash',
  ...['member_factors.kind', 'member_factors.transports', 'hand_overs.stopped_by', 'photos.thumbhash'],
  ...['team_told.what', 'thanks.helped', 'member_exports.state', 'mail_stops.reason'],
  ...['urgent', 'message', 'alert', 'life', 'dues', 'digest_time', 'time_zone', 'mailed_on'].map(
    (column) => `notice_settings.${column}`,
  ),
  ...['asks.reach', 'asks.state', 'asks.locale'],
  ...['notices.kind', 'notices.pace'],
  ...['alerts.every', 'alerts.kind', 'alerts.language'],
  ...['acts.actor_kind', 'admissions.role', 'appeals.outcome', 'cases.subject_kind', 'cases.state'],
  ...['decisions.kind', 'decisions.ground_kind', 'decisions.ground', 'decisions.locale'],
  ...[
    'domain_claims.state',
    'domains.source',
    'domains.state',
    'drafts.kind',
    'files.media_type',
    'files.state',
  ],
  ...[
    'launches.kind',
    'launches.country',
    'launches.locale',
    'launches.held_for',
    'launches.review',
    'launches.step',
  ],
  ...['listing_tiles.kind', 'listings.kind', 'listings.locale', 'listings.status', 'listings.precision'],
  'messages.locale',
  ...['listings.country', 'member_blocks.kind', 'members.locale', 'members.role', 'members.status'],
  ...['members.languages', 'members.helps', 'members.tie_countries', 'members.tie_place_ids'],
  ...['ledger_entries.book', 'ledger_entries.kind', 'ledger_entries.method', 'ledger_entries.currency'],
  ...['payment_accounts.state', 'payment_accounts.country', 'payment_accounts.currency', 'receipts.kind'],
  ...['dues_checkouts.kind', 'dues_checkouts.currency', 'dues_checkouts.locale', 'dues_checkouts.state'],
  ...['dues_checkouts.account_id', 'receipts.currency'],
  ...['ledger_entries.of_source', 'stripe_owners.kind'],
  ...['plan', 'state', 'every', 'currency'].flatMap((column) => [
    `space_plans.${column}`,
    `plan_figures.${column}`,
  ]),
  'plan_figures.revenue',
  ...['thread_shares.kind', 'reports.locale', 'reports.reason'],
  ...['settings_revisions.source', 'settings_revisions.actor_kind'],
  ...['members.passkey_offer', 'sessions.browser', 'sessions.system'],
  ...['members.photo_small_sha256', 'members.photo_medium_sha256', 'members.photo_jpeg_sha256'],
  ...['space_health.domain', 'tenant_assets.media_type', 'tenants.status', 'tenants.file_keys'],
]);

const TEXTS = ['text', 'jsonb', 'bytea', 'ARRAY'];

/** Columns of a space's rows in which a text could stand and no canary does. */
export async function columnsWithout(server: Server, canaries: Canaries, { letter, space }: Planted) {
  const { sql } = server.database;
  const columns = await sql<{ table: string; column: string }[]>`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    where c.table_schema = 'public' and c.data_type in ${sql(TEXTS)} and (c.table_name = 'tenants' or exists (
      select from information_schema.columns o
      where o.table_schema = 'public' and o.table_name = c.table_name and o.column_name = 'tenant_id'))`;
  const without: string[] = [];
  await sql.begin(async (tx) => {
    await tx`select set_config('app.tenant_id', ${space.tenant.id}, true)`;
    for (const { table, column } of columns) {
      if (fixed.has(`${table}.${column}`)) continue;
      const of = table === 'tenants' ? tx`id` : tx`tenant_id`;
      const rows = await tx`select ${tx(column)} as value from ${tx(table)} where ${of} = ${space.tenant.id}`;
      const held = rows.flatMap(({ value }) =>
        canaries.in(Buffer.isBuffer(value) ? value.toString() : (JSON.stringify(value) ?? '')),
      );
      if (!held.some((canary) => canary.space === letter)) without.push(`${table}.${column}`);
    }
  });
  return { columns, without };
}
