-- An author lets a listing rest, is asked once about each of its ends, and says who helped: docs/decisions/0056.
alter table listings drop constraint listings__status;
alter table listings add constraint listings__status
  check (status in ('held', 'published', 'paused', 'solved', 'expired', 'hidden', 'deleted'));
alter table listings add column paused_at timestamptz;
-- Since when its promise stands; null: since it was written.
alter table listings add column promised_at timestamptz;
-- The moment that its author was asked about: an end, or a quarter of a standing offer. Written with the mail, so that none comes twice.
alter table listings add column asked_for timestamptz;

-- What the author of a solved listing says of who helped. The words of thanks are a message of their conversation.
create table thanks (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  listing_id uuid not null,
  author_id uuid not null,
  -- A member who had written, somebody else, or nobody.
  helped text not null,
  helper_id uuid,
  message_id uuid,
  created_at timestamptz not null,
  constraint thanks__id primary key (tenant_id, id),
  -- Several can have helped; that somebody else did, or nobody, is said once.
  constraint thanks__once unique nulls not distinct (tenant_id, listing_id, helper_id),
  constraint thanks__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint thanks__listing_id foreign key (tenant_id, listing_id) references listings (tenant_id, id) on delete cascade,
  constraint thanks__author_id foreign key (tenant_id, author_id) references members (tenant_id, id) on delete cascade,
  constraint thanks__helper_id foreign key (tenant_id, helper_id) references members (tenant_id, id) on delete cascade,
  constraint thanks__message_id foreign key (tenant_id, message_id) references messages (tenant_id, id) on delete cascade,
  constraint thanks__helped check (helped in ('member', 'other', 'nobody')),
  constraint thanks__helper check ((helped = 'member') = (helper_id is not null))
);
comment on table thanks is 'Who helped with a solved listing, as its author says.';
select lock_tenant_table('thanks');
create index thanks__helper on thanks (tenant_id, helper_id, created_at desc) where helper_id is not null;
create index thanks__author on thanks (tenant_id, author_id);
create index thanks__message on thanks (tenant_id, message_id) where message_id is not null;
grant select, insert, update (id, listing_id, author_id, helped, helper_id, message_id, created_at), delete on thanks to entraide_app;
grant select on thanks to entraide_worker;
grant select, insert, delete on thanks to entraide_platform;
