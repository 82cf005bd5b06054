-- The plan of a space, as the platform's operator offers plans and Stripe tells of payments: docs/decisions/0067.
create table space_plans (
  tenant_id uuid not null default current_tenant(),
  -- Of Stripe's two worlds: false for tests.
  live boolean not null,
  -- Stripe's ids.
  customer text not null,
  subscription text,
  -- A key of platform.yaml; null: none was ever chosen.
  plan text,
  currency text,
  every text,
  -- In the smallest unit of the currency.
  amount bigint,
  state text not null default 'free',
  period_ends_at timestamptz,
  trial_ends_at timestamptz,
  -- When it ends because its team said so; null: it goes on.
  cancels_at timestamptz,
  -- A payment failed: until then nothing changes for the space.
  grace_until timestamptz,
  -- Days to try are given once.
  tried boolean not null default false,
  -- The one page of Stripe's that is open for this space, and how many there were.
  checkout text,
  checkouts integer not null default 0,
  changed_at timestamptz not null,
  constraint space_plans__live primary key (tenant_id, live),
  constraint space_plans__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint space_plans__state check (state in ('free', 'trialing', 'active', 'past-due', 'grace', 'limited', 'ended')),
  constraint space_plans__every check (every in ('month', 'year')),
  constraint space_plans__currency check (currency ~ '^[A-Z]{3}$'),
  constraint space_plans__chosen check (state in ('free', 'ended') or (subscription is not null and plan is not null)),
  constraint space_plans__ids check (length(customer) <= 255 and length(subscription) <= 255 and length(checkout) <= 255 and length(plan) <= 31)
);
comment on table space_plans is 'Which plan of the platform a space has, and how its payments stand.';
select lock_tenant_table('space_plans');
grant select, insert, delete on space_plans to entraide_app, entraide_worker, entraide_platform;
grant update (customer, subscription, plan, currency, every, amount, state, period_ends_at, trial_ends_at, cancels_at, grace_until, tried,
  checkout, checkouts, changed_at) on space_plans to entraide_app, entraide_worker, entraide_platform;

-- The life of a plan; packages/model/src/plan/life.ts says the same, and a test compares them.
create function check_plan_step() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'free' then
      raise exception 'a plan begins as free, not %', new.state using errcode = '23514', constraint = 'space_plans__step';
    end if;
  elsif old.state <> new.state and old.state || ' ' || new.state <> all (array[
    'free trialing', 'active trialing', 'past-due trialing', 'grace trialing', 'limited trialing', 'ended trialing',
    'free active', 'trialing active', 'past-due active', 'grace active', 'limited active', 'ended active',
    'free past-due', 'trialing past-due', 'active past-due', 'ended past-due',
    'free grace', 'trialing grace', 'active grace', 'past-due grace', 'ended grace',
    'free limited', 'trialing limited', 'active limited', 'past-due limited', 'grace limited', 'ended limited',
    'trialing ended', 'active ended', 'past-due ended', 'grace ended', 'limited ended'
  ]) then
    raise exception 'a plan goes from % never to %', old.state, new.state using errcode = '23514', constraint = 'space_plans__step';
  end if;
  return new;
end
$$;
create trigger space_plans__step before insert or update on space_plans
  for each row execute function check_plan_step();

-- They wait only because the plan has room for no more members; who is let in does not wait any more.
alter table members add column waits_for_room boolean not null default false;
create index members__waits_for_room on members (tenant_id, id) where waits_for_room;

-- Admins are told that their plan is nearly full, and that it is full.
alter table team_told drop constraint team_told__what_form;
alter table team_told add constraint team_told__what_form check (
  what in ('day', 'admins', 'operators', 'second-admin', 'still-there-1', 'still-there-2', 'seen', 'room-near', 'room-full', 'trial-ends')
);

-- What every space pays, for the operators' list: written as its figures are counted.
create table plan_figures (
  tenant_id uuid not null,
  live boolean not null,
  plan text,
  state text not null,
  currency text,
  every text,
  amount bigint,
  period_ends_at timestamptz,
  grace_until timestamptz,
  changed_at timestamptz not null,
  -- What was paid in each month: [{month, currency, amount}].
  revenue jsonb not null default '[]',
  -- How long the slowest event of the last day took from Stripe to us; null: there was none.
  webhook_lag_s integer,
  -- When it was read at Stripe last.
  read_at timestamptz,
  refreshed_at timestamptz not null,
  constraint plan_figures__live primary key (tenant_id, live),
  constraint plan_figures__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade
);
comment on table plan_figures is 'Plans and payments of every space, for the operators'' list.';
create index plan_figures__state on plan_figures (live, state);
revoke all on plan_figures from public;
grant select, insert, update, delete on plan_figures to entraide_platform;
