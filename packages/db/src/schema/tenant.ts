import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, moment, tenantId } from './columns.ts';

export const tenants = pgTable('tenants', {
  id: uuid('id').primaryKey(),
  slug: text('slug').notNull(),
  status: text('status', { enum: ['private', 'open', 'suspended'] })
    .notNull()
    .default('private'),
  config: jsonb('config').notNull(),
  configHash: text('config_hash').notNull(),
  fileHash: text('file_hash'),
  fileKeys: text('file_keys').array().notNull().default([]),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
  /** Suspended until then, and removed afterwards. */
  deleteAfter: moment('delete_after'),
});

export const domains = pgTable('domains', {
  host: text('host').primaryKey(),
  tenantId: uuid('tenant_id').notNull(),
  isPrimary: boolean('is_primary').notNull().default(false),
  verifiedAt: moment('verified_at'),
  createdAt: moment('created_at').notNull().defaultNow(),
  source: text('source', { enum: ['platform', 'file', 'space'] })
    .notNull()
    .default('platform'),
  state: text('state', { enum: ['proven', 'serving', 'let-go'] })
    .notNull()
    .default('serving'),
  looksLike: text('looks_like'),
});

export const tenantAssets = pgTable(
  'tenant_assets',
  {
    tenantId,
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    /** Null once the bytes are in the file store. */
    bytes: bytea('bytes'),
    sha256: text('sha256').notNull(),
    fileSha256: text('file_sha256'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.name] })],
);

export const categories = pgTable(
  'categories',
  { tenantId, slug: text('slug').notNull(), retiredAt: moment('retired_at') },
  (t) => [primaryKey({ columns: [t.tenantId, t.slug] })],
);

/** A space's settings as somebody wrote them: added to and read, never changed. */
export const settingsRevisions = pgTable(
  'settings_revisions',
  {
    tenantId,
    number: integer('number').notNull(),
    at: moment('at').notNull().defaultNow(),
    source: text('source', { enum: ['file', 'web'] }).notNull(),
    actorKind: text('actor_kind', {
      enum: ['visitor', 'member', 'operator', 'support', 'key', 'job', 'webhook'],
    }).notNull(),
    actorId: text('actor_id'),
    base: integer('base'),
    restores: integer('restores'),
    document: jsonb('document').$type<Record<string, unknown>>().notNull(),
    pages: jsonb('pages').$type<Record<string, string>>().notNull(),
    files: jsonb('files').$type<Record<string, string>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.number] })],
);
