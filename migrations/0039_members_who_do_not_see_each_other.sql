-- Who does not want to see whom: docs/decisions/0050. mute: by_id sees nothing of about_id. block: neither sees the other's, nor writes to
-- the other.
create table member_blocks (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  by_id uuid not null,
  about_id uuid not null,
  kind text not null,
  -- The other one as by_id saw them: a first name, or the title of a listing whose author hides it.
  said text not null,
  created_at timestamptz not null,
  constraint member_blocks__id primary key (tenant_id, id),
  constraint member_blocks__once unique (tenant_id, by_id, about_id),
  constraint member_blocks__by_id foreign key (tenant_id, by_id) references members (tenant_id, id) on delete cascade,
  constraint member_blocks__about_id foreign key (tenant_id, about_id) references members (tenant_id, id) on delete cascade,
  constraint member_blocks__two_people check (by_id <> about_id),
  constraint member_blocks__kind check (kind in ('mute', 'block')),
  constraint member_blocks__said check (char_length(said) between 1 and 200)
);
comment on table member_blocks is 'Who does not want to see whom. Neither is told.';
select lock_tenant_table('member_blocks');
create index member_blocks__about on member_blocks (tenant_id, about_id);
grant select, insert, update (by_id, about_id, kind), delete on member_blocks to entraide_app;
grant select on member_blocks to entraide_worker;
grant select, insert, delete on member_blocks to entraide_platform;
