alter table threads
  -- The author's name is known to the other person, whatever becomes of the listing: they wrote under it, or told it here.
  add column author_named boolean not null default false,
  -- When the author of a request chose the other person as their helper.
  add column chosen_at timestamptz,
  -- When the other person was told that somebody else was chosen: once.
  add column passed_over_at timestamptz,
  -- Who wants no mail about this conversation.
  add column author_muted boolean not null default false,
  add column starter_muted boolean not null default false;

-- Until now, who answered showed their name by it.
alter table threads no force row level security;
alter table messages no force row level security;
update threads t set author_named = true
where exists (
  select from messages m where m.tenant_id = t.tenant_id and m.thread_id = t.id and m.sender_id = t.author_id
);
alter table messages force row level security;
alter table threads force row level security;

-- Where to meet, or a telephone number: told to the other person of a conversation by a deliberate act, and apart from its messages, so
-- that whoever told it can take it back.
create table thread_shares (
  tenant_id uuid not null default current_tenant(),
  thread_id uuid not null,
  owner_id uuid not null,
  kind text not null,
  words text not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  constraint thread_shares__key primary key (tenant_id, thread_id, owner_id, kind),
  constraint thread_shares__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint thread_shares__thread_id foreign key (tenant_id, thread_id) references threads (tenant_id, id) on delete cascade,
  constraint thread_shares__owner_id foreign key (tenant_id, owner_id) references members (tenant_id, id) on delete cascade,
  constraint thread_shares__kind check (kind in ('place', 'phone')),
  constraint thread_shares__words check (char_length(words) between 1 and 300),
  constraint thread_shares__end check (ends_at > created_at)
);
comment on table thread_shares is 'Where to meet, or a telephone number, that one person of a conversation told the other.';
select lock_tenant_table('thread_shares');
create index thread_shares__owner on thread_shares (tenant_id, owner_id);
create index thread_shares__ends on thread_shares (tenant_id, ends_at);
grant select, insert, update (thread_id, owner_id, words, created_at, ends_at), delete on thread_shares to entraide_app;
grant select, delete on thread_shares to entraide_worker;
grant delete on thread_shares to entraide_platform;
