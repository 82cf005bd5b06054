-- A private conversation between a listing's author and one other member; neither ever sees the other's address.
create table threads (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  listing_id uuid not null,
  author_id uuid not null,
  starter_id uuid not null,
  created_at timestamptz not null default now(),
  last_message_at timestamptz not null default now(),
  author_read_at timestamptz,
  starter_read_at timestamptz,
  constraint threads__id primary key (tenant_id, id),
  constraint threads__once_a_listing unique (tenant_id, listing_id, starter_id),
  constraint threads__listing_id foreign key (tenant_id, listing_id) references listings (tenant_id, id) on delete cascade,
  constraint threads__author_id foreign key (tenant_id, author_id) references members (tenant_id, id) on delete cascade,
  constraint threads__starter_id foreign key (tenant_id, starter_id) references members (tenant_id, id) on delete cascade,
  constraint threads__two_people check (author_id <> starter_id)
);
select lock_tenant_table('threads');
create index threads__author_latest on threads (tenant_id, author_id, last_message_at desc);
create index threads__starter_latest on threads (tenant_id, starter_id, last_message_at desc);
grant select, insert, update, delete on threads to entraide_app, entraide_worker, entraide_platform;

create table messages (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  thread_id uuid not null,
  sender_id uuid not null,
  body text not null,
  created_at timestamptz not null default now(),
  constraint messages__id primary key (tenant_id, id),
  constraint messages__thread_id foreign key (tenant_id, thread_id) references threads (tenant_id, id) on delete cascade,
  constraint messages__sender_id foreign key (tenant_id, sender_id) references members (tenant_id, id) on delete cascade,
  constraint messages__body check (char_length(body) between 1 and 4000)
);
select lock_tenant_table('messages');
create index messages__thread on messages (tenant_id, thread_id, id);
create index messages__sender_created on messages (tenant_id, sender_id, created_at);
grant select, insert, update, delete on messages to entraide_app, entraide_worker, entraide_platform;
