-- Which files a space has; the bytes are in the file store (a folder or S3), under <tenant_id>/<sha256>. The row is committed before the
-- bytes are stored and removed after they are gone, so that no bytes are ever there without a row. docs/decisions/0034.
create table files (
  tenant_id uuid not null default current_tenant(),
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  -- What it was stored for first; the same content stored for something else is the same row.
  purpose text not null,
  created_at timestamptz not null default now(),
  -- Until then it stays although nothing refers to it: whoever stored it is about to refer to it.
  kept_until timestamptz not null,
  -- Set by the job that removes the bytes: from then on nothing may refer to the file.
  removing boolean not null default false,
  constraint files__sha256 primary key (tenant_id, sha256),
  constraint files__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint files__sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint files__size check (size > 0),
  constraint files__media_type check (media_type ~ '^[a-z]+/[a-z0-9.+-]+$'),
  constraint files__purpose check (purpose ~ '^[a-z]+(-[a-z]+)*$')
);
select lock_tenant_table('files');
grant select, insert, update on files to entraide_app, entraide_worker, entraide_platform;
grant delete on files to entraide_worker;

-- A logo lands here with its space's other files, in one transaction; a job then moves its bytes to the file store. Texts of pages stay.
alter table tenant_assets
  alter column bytes drop not null,
  add column file_sha256 text,
  add constraint tenant_assets__file_sha256 foreign key (tenant_id, file_sha256) references files (tenant_id, sha256),
  add constraint tenant_assets__one_place check ((bytes is null) <> (file_sha256 is null));
create index tenant_assets__file on tenant_assets (tenant_id, file_sha256) where file_sha256 is not null;
grant update on tenant_assets to entraide_worker;

-- Logos that are there already, of every tenant: the owner looks past the policy for the length of this migration.
alter table tenant_assets no force row level security;
select graphile_worker.add_job(
  'move_assets', json_build_object('tenantId', tenant_id), max_attempts => 12, job_key => tenant_id || ':move_assets'
) from (select distinct tenant_id from tenant_assets where name not like 'pages/%') as spaces_with_logos;
alter table tenant_assets force row level security;
