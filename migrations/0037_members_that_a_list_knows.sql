-- The association's own list of members lets people in without waiting: docs/decisions/0049. It never holds an address.
create table member_list_lines (
  tenant_id uuid not null default current_tenant(),
  -- HMAC-SHA-256 of the address, under a key that the server derives for this space.
  email_hash text not null,
  -- The year since which the association knows them, if its list says so.
  since_year smallint,
  -- Which key of the server made the hash: another key knows nobody on the list.
  key_mark text not null,
  ends_at timestamptz not null,
  constraint member_list_lines__email_hash primary key (tenant_id, email_hash),
  constraint member_list_lines__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint member_list_lines__hash_form check (email_hash ~ '^[0-9a-f]{64}$'),
  constraint member_list_lines__since_year check (since_year between 1800 and 2200),
  constraint member_list_lines__key_mark check (key_mark ~ '^[0-9a-f]{16}$')
);
comment on table member_list_lines is 'Who may enter a space without waiting, as keyed hashes of addresses.';
select lock_tenant_table('member_list_lines');
create index member_list_lines__ends on member_list_lines (tenant_id, ends_at);
grant select, insert, delete on member_list_lines to entraide_app, entraide_platform;
grant select, delete on member_list_lines to entraide_worker;

-- A file between "chosen" and "imported", sealed with a key that only its sender's page has.
create table member_imports (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  member_id uuid not null,
  sealed bytea not null,
  ends_at timestamptz not null,
  constraint member_imports__id primary key (tenant_id, id),
  constraint member_imports__member_id foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade,
  constraint member_imports__sealed check (octet_length(sealed) between 29 and 5300000)
);
comment on table member_imports is 'Member lists that an admin is about to import, sealed; swept after an hour.';
select lock_tenant_table('member_imports');
create index member_imports__member on member_imports (tenant_id, member_id);
create index member_imports__ends on member_imports (tenant_id, ends_at);
grant select, insert, delete on member_imports to entraide_app, entraide_platform;
grant select, delete on member_imports to entraide_worker;

-- "Member since 2016, checked by the association".
alter table members add column since_year smallint;
alter table members add column vouched boolean not null default false;
alter table members add constraint members__since_year check (since_year between 1800 and 2200);

-- What moderators write down about a member, for moderators alone.
create table member_notes (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  member_id uuid not null,
  -- Whoever wrote it; null once they have left.
  author_id uuid,
  text text not null,
  created_at timestamptz not null,
  constraint member_notes__id primary key (tenant_id, id),
  constraint member_notes__member_id foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade,
  constraint member_notes__author_id foreign key (tenant_id, author_id) references members (tenant_id, id) on delete set null (author_id),
  constraint member_notes__text check (char_length(text) between 1 and 2000)
);
comment on table member_notes is 'What moderators write down about a member; the member does not read it.';
select lock_tenant_table('member_notes');
create index member_notes__member on member_notes (tenant_id, member_id, id);
create index member_notes__author on member_notes (tenant_id, author_id);
grant select, insert, delete on member_notes to entraide_app, entraide_platform;
grant select, delete on member_notes to entraide_worker;
