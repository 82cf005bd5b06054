-- Which files a space has; the bytes are in the file store (a folder or S3), under <tenant_id>/<sha256>. The row is there before the bytes
-- are written and until they are gone, so that no bytes are ever there without a row; it can be read only while they are. docs/decisions/0034.
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
  -- storing: the bytes are on their way. waiting: they are in this row until a job has stored them. stored: they are in the store.
  -- removing: a job removes them, and nothing may refer to the file any more.
  state text not null,
  bytes bytea,
  constraint files__sha256 primary key (tenant_id, sha256),
  constraint files__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint files__sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint files__size check (size > 0),
  constraint files__media_type check (media_type ~ '^[a-z]+/[a-z0-9.+-]+$'),
  constraint files__purpose check (purpose ~ '^[a-z]+(-[a-z]+)*$'),
  constraint files__state check (state in ('storing', 'waiting', 'stored', 'removing')),
  constraint files__bytes check ((bytes is not null) = (state = 'waiting') and octet_length(bytes) <= 524288)
);
create index files__waiting on files (tenant_id) where state = 'waiting';

-- Logos are files from now on; the texts of pages stay in their rows.
alter table tenant_assets
  alter column bytes drop not null,
  add column file_sha256 text,
  add constraint tenant_assets__file_sha256 foreign key (tenant_id, file_sha256) references files (tenant_id, sha256),
  add constraint tenant_assets__one_place check ((bytes is null) <> (file_sha256 is null));
create index tenant_assets__file on tenant_assets (tenant_id, file_sha256) where file_sha256 is not null;

-- Those that are there already, of every tenant: the owner looks past the policy for the length of this migration.
alter table tenant_assets no force row level security;
insert into files (tenant_id, sha256, size, media_type, purpose, kept_until, state, bytes)
select distinct on (tenant_id, sha256) tenant_id, sha256, octet_length(bytes), media_type, 'logo', now() + interval '1 day', 'waiting', bytes
from tenant_assets where name not like 'pages/%' and octet_length(bytes) > 0;
update tenant_assets set bytes = null, file_sha256 = sha256 where name not like 'pages/%' and octet_length(bytes) > 0;
select graphile_worker.add_job(
  'store_files', json_build_object('tenantId', tenant_id), max_attempts => 25, job_key => tenant_id || ':store_files'
) from (select distinct tenant_id from files) as spaces_with_logos;
alter table tenant_assets force row level security;

select lock_tenant_table('files');
grant select, insert, update (kept_until, state, bytes) on files to entraide_app, entraide_worker, entraide_platform;
grant delete on files to entraide_worker;

-- Whoever deletes a space, and however: its bytes go once that is committed.
create function erase_files_of_tenant() returns trigger
  language plpgsql security definer
  set search_path = public, pg_temp
as $$
begin
  perform graphile_worker.add_job(
    'erase_files', json_build_object('tenantId', old.id), max_attempts => 25, job_key => old.id || ':erase_files'
  );
  return old;
end
$$;
create trigger tenants__erase_files before delete on tenants for each row execute function erase_files_of_tenant();
grant create on schema public to entraide_definer;
alter function erase_files_of_tenant() owner to entraide_definer;
revoke create on schema public from entraide_definer;
