-- Money: what Stripe tells is read back from it, and what moved is written down once and for good. docs/decisions/0066.

-- Which space a customer or an account at Stripe belongs to. Written before anybody is sent there; what comes from outside is believed
-- in nothing but this.
create table stripe_owners (
  stripe_id text not null,
  live boolean not null,
  kind text not null,
  tenant_id uuid not null,
  created_at timestamptz not null default now(),
  constraint stripe_owners__stripe_id primary key (stripe_id),
  constraint stripe_owners__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint stripe_owners__form check (stripe_id ~ '^(cus|acct)_[A-Za-z0-9_]{1,100}$'),
  constraint stripe_owners__kind check (kind = case when stripe_id like 'cus%' then 'customer' else 'account' end)
);
comment on table stripe_owners is 'Customers and accounts at Stripe, and the space that each belongs to.';
create index stripe_owners__of_tenant on stripe_owners (tenant_id);
revoke all on stripe_owners from public;
grant select, delete on stripe_owners to entraide_platform;
grant select, insert on stripe_owners to entraide_definer;

-- Whose it is; null where it is nobody's here, or of the other mode.
create function stripe_owner(asked_id text, asked_live boolean) returns uuid
  language sql stable security definer
  set search_path = public, pg_temp
as $$
  select tenant_id from stripe_owners where stripe_id = asked_id and live = asked_live
$$;

-- Says that it is this space's. False where it is another's already.
create function own_stripe_id(new_id text, new_live boolean) returns boolean
  language sql volatile security definer
  set search_path = public, pg_temp
as $$
  insert into stripe_owners (stripe_id, live, kind, tenant_id)
  values (new_id, new_live, case when new_id like 'cus%' then 'customer' else 'account' end, current_tenant())
  on conflict (stripe_id) do nothing;
  -- Of this statement's own snapshot: what the first one wrote is seen.
  select coalesce((select tenant_id = current_tenant() and live = new_live from stripe_owners where stripe_id = new_id), false)
$$;
grant execute on function stripe_owner(text, boolean), own_stripe_id(text, boolean) to entraide_app, entraide_worker, entraide_platform;
grant create on schema public to entraide_definer;
alter function stripe_owner(text, boolean) owner to entraide_definer;
alter function own_stripe_id(text, boolean) owner to entraide_definer;
revoke create on schema public from entraide_definer;

create table stripe_events (
  tenant_id uuid not null default current_tenant(),
  id text not null,
  type text not null,
  -- By Stripe's clock.
  created_at timestamptz not null,
  received_at timestamptz not null,
  constraint stripe_events__id primary key (tenant_id, id),
  constraint stripe_events__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint stripe_events__id_form check (char_length(id) between 1 and 200),
  constraint stripe_events__type_form check (char_length(type) between 1 and 200)
);
comment on table stripe_events is 'What Stripe told of a space, by its ids: told twice, it counts once. Swept after two months.';
select lock_tenant_table('stripe_events');
create index stripe_events__received on stripe_events (tenant_id, received_at);
grant select, insert, update (received_at) on stripe_events to entraide_app;
grant select, insert, delete on stripe_events to entraide_worker;
grant select, insert, delete on stripe_events to entraide_platform;

-- A read of a thing at Stripe that was begun later is newer: an older answer that comes late changes nothing.
create table stripe_reads (
  tenant_id uuid not null default current_tenant(),
  subject text not null,
  begun bigint not null default 1,
  applied bigint not null default 0,
  begun_at timestamptz not null,
  constraint stripe_reads__subject primary key (tenant_id, subject),
  constraint stripe_reads__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint stripe_reads__subject_form check (char_length(subject) between 1 and 200),
  constraint stripe_reads__order check (applied between 0 and begun)
);
comment on table stripe_reads is 'How often each thing at Stripe was read, and up to which reading it was taken over.';
select lock_tenant_table('stripe_reads');
create index stripe_reads__begun on stripe_reads (tenant_id, begun_at);
grant select, insert, update (begun, applied, begun_at) on stripe_reads to entraide_app, entraide_worker;
grant delete on stripe_reads to entraide_worker;
grant select, insert, delete on stripe_reads to entraide_platform;

create table ledger_entries (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  -- 'association': what its members and friends pay it; 'plan': what it pays the platform.
  book text not null,
  kind text not null,
  method text not null,
  -- In the smallest unit of the currency.
  amount bigint not null,
  currency text not null,
  -- Whose dues or gift it is. No foreign key: books outlive members.
  member_id uuid,
  source text not null,
  -- The payment that a refund or a fee belongs to.
  of_source text,
  covers_from date,
  covers_until date,
  happened_at timestamptz not null,
  entered_at timestamptz not null,
  entered_by uuid,
  note text,
  live boolean not null,
  constraint ledger_entries__id primary key (tenant_id, id),
  constraint ledger_entries__source unique (tenant_id, source),
  constraint ledger_entries__of_source foreign key (tenant_id, of_source) references ledger_entries (tenant_id, source) on delete cascade,
  constraint ledger_entries__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint ledger_entries__book check (book in ('association', 'plan')),
  constraint ledger_entries__kind check (kind in ('due', 'gift', 'plan', 'refund', 'fee', 'platform-fee')),
  constraint ledger_entries__kind_of_book check ((book = 'plan') or kind <> 'plan'),
  constraint ledger_entries__method check (method in ('stripe', 'cash', 'transfer', 'cheque', 'other')),
  constraint ledger_entries__currency_form check (currency ~ '^[A-Z]{3}$'),
  constraint ledger_entries__amount check (case when kind in ('due', 'gift', 'plan') then amount > 0 when kind = 'refund' then amount < 0 else amount <> 0 end),
  constraint ledger_entries__amount_most check (abs(amount) <= 99999999),
  constraint ledger_entries__of_payment check ((kind in ('refund', 'fee', 'platform-fee')) = (of_source is not null)),
  constraint ledger_entries__covers check ((covers_from is null) = (covers_until is null) and covers_from <= covers_until),
  constraint ledger_entries__covers_dues check (covers_until is null or (kind = 'due' and member_id is not null)),
  constraint ledger_entries__source_form check (char_length(source) between 1 and 200),
  constraint ledger_entries__note check (char_length(note) between 1 and 200),
  constraint ledger_entries__by_hand check (method = 'stripe' or live)
);
comment on table ledger_entries is 'Every movement of money of a space, once and for good: what was wrong is set right by another entry.';
select lock_tenant_table('ledger_entries');
create index ledger_entries__happened on ledger_entries (tenant_id, book, happened_at desc, id desc);
create index ledger_entries__of_member on ledger_entries (tenant_id, member_id, covers_until) where member_id is not null;
create index ledger_entries__back on ledger_entries (tenant_id, of_source) where of_source is not null;
grant select, insert on ledger_entries to entraide_app, entraide_worker, entraide_platform;

-- For the owner too, whom grants do not bind: a line goes only where the deletion of its space takes it along.
create function refuse_change_of_ledger() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  if tg_op = 'DELETE' and pg_trigger_depth() > 1 then
    return old;
  end if;
  raise exception 'books are only added to' using errcode = '42501';
end
$$;
create trigger ledger_entries__only_added before update or delete on ledger_entries
  for each row execute function refuse_change_of_ledger();

-- What goes back is never more than what came, and of the same currency; two at once come one after the other.
create function check_ledger_entry() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
declare
  paid ledger_entries;
  back bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended(new.tenant_id || ':' || new.of_source, 65));
  select * into paid from ledger_entries where tenant_id = new.tenant_id and source = new.of_source;
  if not found then
    return new; -- The foreign key says so.
  end if;
  if paid.of_source is not null or paid.currency <> new.currency or paid.book <> new.book or paid.live <> new.live then
    raise exception 'not of this payment' using errcode = '23514', constraint = 'ledger_entries__of_source', table = 'ledger_entries';
  end if;
  select coalesce(sum(amount), 0) into back from ledger_entries
    where tenant_id = new.tenant_id and of_source = new.of_source and kind = 'refund' and source <> new.source;
  if new.kind = 'refund' and paid.amount + back + new.amount < 0 then
    raise exception 'more than was paid' using errcode = '23514', constraint = 'ledger_entries__of_payment', table = 'ledger_entries';
  end if;
  return new;
end
$$;
create trigger ledger_entries__of_its_payment before insert on ledger_entries
  for each row when (new.of_source is not null) execute function check_ledger_entry();
