-- Dues and donations that people pay to an association at Stripe: docs/decisions/0068.

-- The account that the association has at Stripe. One is in use for each mode; those that it left stay, for what was paid to them.
create table payment_accounts (
  tenant_id uuid not null default current_tenant(),
  account_id text not null,
  live boolean not null,
  state text not null,
  country text not null,
  -- Stripe pays out in it; null: not known yet.
  currency text,
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  -- Up to when everything that Stripe has of it was taken over; null: never compared.
  compared_at timestamptz,
  constraint payment_accounts__account_id primary key (tenant_id, account_id),
  constraint payment_accounts__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint payment_accounts__account_form check (account_id ~ '^acct_[A-Za-z0-9_]{1,100}$'),
  constraint payment_accounts__state check (state in ('begun', 'asked', 'ready', 'disconnected')),
  constraint payment_accounts__country check (country ~ '^[A-Z]{2}$'),
  constraint payment_accounts__currency check (currency ~ '^[A-Z]{3}$')
);
comment on table payment_accounts is 'Accounts at Stripe that an association is paid to.';
select lock_tenant_table('payment_accounts');
create unique index payment_accounts__one_in_use on payment_accounts (tenant_id, live) where state <> 'disconnected';
grant select, insert, update (state, country, currency, changed_at, compared_at) on payment_accounts to entraide_app, entraide_worker;
grant select, insert, delete on payment_accounts to entraide_platform;

-- packages/model/src/dues/account.ts says the same, and a test compares them.
create function check_payment_account_step() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  if old.state <> new.state and old.state || ' ' || new.state <> all (array[
    'begun asked', 'begun ready', 'begun disconnected',
    'asked ready', 'asked disconnected',
    'ready asked', 'ready disconnected',
    'disconnected begun'
  ]) then
    raise exception 'an account goes from % never to %', old.state, new.state using errcode = '23514', constraint = 'payment_accounts__step';
  end if;
  return new;
end
$$;
create trigger payment_accounts__step before update on payment_accounts
  for each row execute function check_payment_account_step();

-- What somebody was sent to Stripe for, written before they went: what follows from a payment is read here, never in what Stripe sends back.
create table dues_checkouts (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  account_id text not null,
  live boolean not null,
  kind text not null,
  -- Null: of a visitor, or of somebody who left.
  member_id uuid,
  payer_name text,
  payer_email text,
  amount bigint not null,
  currency text not null,
  -- What the platform keeps of it.
  fee bigint not null,
  every_year boolean not null,
  locale text not null,
  -- As Stripe names them, once it does.
  session_id text,
  subscription_id text,
  state text not null default 'open',
  -- It runs until then and ends; null: it goes on.
  stops_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- When it is not needed any more; null: it is running.
  ends_at timestamptz,
  constraint dues_checkouts__id primary key (tenant_id, id),
  constraint dues_checkouts__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint dues_checkouts__member_id foreign key (tenant_id, member_id) references members (tenant_id, id)
    on delete set null (member_id),
  constraint dues_checkouts__account_id foreign key (tenant_id, account_id) references payment_accounts (tenant_id, account_id)
    on delete cascade,
  constraint dues_checkouts__session_id unique (tenant_id, session_id),
  constraint dues_checkouts__subscription_id unique (tenant_id, subscription_id),
  constraint dues_checkouts__kind check (kind in ('due', 'gift')),
  constraint dues_checkouts__state check (state in ('open', 'paid', 'running', 'failing', 'ended', 'expired')),
  constraint dues_checkouts__amount check (amount between 1 and 99999999),
  constraint dues_checkouts__fee check (fee between 0 and amount),
  constraint dues_checkouts__currency check (currency ~ '^[A-Z]{3}$'),
  constraint dues_checkouts__payer_name check (char_length(payer_name) between 1 and 120),
  constraint dues_checkouts__payer_email check (char_length(payer_email) <= 254 and payer_email ~ '^[^[:space:]@]+@[^[:space:]@]+$'),
  constraint dues_checkouts__locale check (locale ~ '^[a-z]{2}$'),
  constraint dues_checkouts__session_form check (char_length(session_id) between 1 and 200),
  constraint dues_checkouts__subscription_form check (char_length(subscription_id) between 1 and 200)
);
comment on table dues_checkouts is 'Dues and donations that somebody was asked for at Stripe, and what became of them.';
select lock_tenant_table('dues_checkouts');
-- Two tabs are sent to the same page.
create unique index dues_checkouts__one_open on dues_checkouts (tenant_id, live, member_id, kind) where state = 'open' and member_id is not null;
create index dues_checkouts__of_member on dues_checkouts (tenant_id, member_id) where member_id is not null;
create index dues_checkouts__of_account on dues_checkouts (tenant_id, account_id);
create index dues_checkouts__of_address on dues_checkouts (tenant_id, payer_email) where payer_email is not null;
create index dues_checkouts__end on dues_checkouts (tenant_id, ends_at) where ends_at is not null;
grant select, insert, update (account_id, member_id, payer_name, payer_email, session_id, subscription_id, state, stops_at, changed_at, ends_at)
  on dues_checkouts to entraide_app, entraide_worker;
grant delete on dues_checkouts to entraide_worker;
grant select, insert, delete, update (payer_name, payer_email) on dues_checkouts to entraide_platform;

-- packages/model/src/dues/checkout.ts says the same, and a test compares them.
create function check_dues_checkout_step() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  if old.state <> new.state and old.state || ' ' || new.state <> all (array[
    'open paid', 'open running', 'open failing', 'open ended', 'open expired',
    'expired paid', 'expired running', 'expired failing', 'expired ended',
    'running failing', 'running ended',
    'failing running', 'failing ended'
  ]) then
    raise exception 'a checkout goes from % never to %', old.state, new.state using errcode = '23514', constraint = 'dues_checkouts__step';
  end if;
  return new;
end
$$;
create trigger dues_checkouts__step before update on dues_checkouts
  for each row execute function check_dues_checkout_step();

-- The last number of each year. Counted in the transaction that writes the receipt, so that none is left out.
create table receipt_years (
  tenant_id uuid not null default current_tenant(),
  live boolean not null,
  year integer not null,
  last integer not null,
  constraint receipt_years__id primary key (tenant_id, live, year),
  constraint receipt_years__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint receipt_years__year check (year between 2000 and 9999),
  constraint receipt_years__last check (last >= 1)
);
comment on table receipt_years is 'How many receipts each year of a space has.';
select lock_tenant_table('receipt_years');
grant select, insert, update (last) on receipt_years to entraide_app, entraide_worker;
grant select, insert, delete on receipt_years to entraide_platform;

-- What was given out stays as it was given out, also when the association says something else later. It outlives the member: the law asks for it.
create table receipts (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  live boolean not null,
  year integer not null,
  number integer not null,
  -- The payment's source in the books.
  source text not null,
  account_id text not null,
  checkout_id uuid not null,
  kind text not null,
  member_id uuid,
  payer_name text not null,
  payer_address text,
  amount bigint not null,
  currency text not null,
  paid_at timestamptz not null,
  covers_from date,
  covers_until date,
  -- What the association had written of itself then.
  mentions jsonb not null,
  issued_at timestamptz not null,
  constraint receipts__id primary key (tenant_id, id),
  constraint receipts__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint receipts__number unique (tenant_id, live, year, number),
  constraint receipts__source unique (tenant_id, source),
  constraint receipts__kind check (kind in ('due', 'gift')),
  constraint receipts__number_form check (number >= 1 and year between 2000 and 9999),
  constraint receipts__source_form check (char_length(source) between 1 and 200),
  constraint receipts__account_form check (char_length(account_id) between 1 and 200),
  constraint receipts__amount check (amount between 1 and 99999999),
  constraint receipts__currency check (currency ~ '^[A-Z]{3}$'),
  constraint receipts__payer_name check (char_length(payer_name) between 1 and 200),
  constraint receipts__payer_address check (char_length(payer_address) between 1 and 500),
  constraint receipts__covers check ((covers_from is null) = (covers_until is null))
);
comment on table receipts is 'Receipts as they were given out, numbered without gaps by space, mode and year.';
select lock_tenant_table('receipts');
create index receipts__of_member on receipts (tenant_id, member_id, paid_at desc) where member_id is not null;
create index receipts__of_checkout on receipts (tenant_id, checkout_id);
grant select, insert on receipts to entraide_app, entraide_worker;
grant select, insert on receipts to entraide_platform;

-- What an admin wanted to give back, written before Stripe is asked: pressed twice, it is one.
create table dues_refunds (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  source text not null,
  amount bigint not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  refund_id text,
  constraint dues_refunds__id primary key (tenant_id, id),
  constraint dues_refunds__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint dues_refunds__refund_id unique (tenant_id, refund_id),
  constraint dues_refunds__source_form check (char_length(source) between 1 and 200),
  constraint dues_refunds__amount check (amount between 1 and 99999999),
  constraint dues_refunds__reason check (char_length(reason) between 1 and 200),
  constraint dues_refunds__refund_form check (char_length(refund_id) between 1 and 200)
);
comment on table dues_refunds is 'What admins wanted to give back of a payment, and why.';
select lock_tenant_table('dues_refunds');
create index dues_refunds__of_payment on dues_refunds (tenant_id, source);
grant select, insert, update (refund_id) on dues_refunds to entraide_app, entraide_worker;
grant select, insert, delete on dues_refunds to entraide_platform;
