-- What a member wants to be told by mail, and what waits to be told: docs/decisions/0059.

-- A member without a row has the defaults.
create table notice_settings (
  tenant_id uuid not null default current_tenant(),
  member_id uuid not null,
  urgent text not null default 'now',
  message text not null default 'now',
  alert text not null default 'digest',
  life text not null default 'now',
  -- ISO weekday; 0: every day.
  digest_day smallint not null default 2,
  digest_time text not null default 'morning',
  -- Hours by the member's clock; the same twice: none.
  quiet_from smallint not null default 22,
  quiet_to smallint not null default 8,
  -- What comes in quiet hours all the same.
  wake_for_urgent boolean not null default false,
  wake_for_messages boolean not null default true,
  radius_km smallint not null default 25,
  weekly_most smallint not null default 3,
  message_text boolean not null default true,
  -- Null: that of their place, else of the space.
  time_zone text,
  -- Days, by the member's clock, on which a mail left that counts for weekly_most; those of the last week.
  mailed_on date[] not null default '{}',
  constraint notice_settings__member primary key (tenant_id, member_id),
  constraint notice_settings__member_id foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade,
  constraint notice_settings__choices check (
    urgent in ('now', 'digest', 'never') and message in ('now', 'digest', 'never')
    and alert in ('now', 'digest', 'never') and life in ('now', 'never')
  ),
  constraint notice_settings__digest check (digest_day between 0 and 7 and digest_time in ('morning', 'noon', 'evening')),
  constraint notice_settings__quiet check (quiet_from between 0 and 23 and quiet_to between 0 and 23),
  constraint notice_settings__radius_km check (radius_km between 1 and 100),
  constraint notice_settings__weekly_most check (weekly_most between 1 and 7),
  constraint notice_settings__time_zone check (time_zone ~ '^[A-Za-z0-9/_+-]{1,64}$'),
  constraint notice_settings__mailed_on check (cardinality(mailed_on) <= 70)
);
comment on table notice_settings is 'What members want to be told by mail, and when.';
select lock_tenant_table('notice_settings');
grant select, insert, update (
  member_id, urgent, message, alert, life, digest_day, digest_time, quiet_from, quiet_to, wake_for_urgent, wake_for_messages,
  radius_km, weekly_most, message_text, time_zone, mailed_on
), delete on notice_settings to entraide_app;
grant select, insert, update (mailed_on) on notice_settings to entraide_worker;
grant select, insert, delete on notice_settings to entraide_platform;

create table notices (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  member_id uuid not null,
  kind text not null,
  -- The listing, or the message. It may be gone when the mail is written: then nothing is said of it.
  about_id uuid not null,
  -- The saved search that found it.
  alert_id uuid,
  pace text not null,
  created_at timestamptz not null,
  -- Not before this moment.
  due_at timestamptz not null,
  -- The mail that tells it; null: it waits.
  mail_id uuid,
  constraint notices__id primary key (tenant_id, id),
  constraint notices__member_id foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade,
  constraint notices__once unique (tenant_id, member_id, kind, about_id),
  constraint notices__kind check (kind in ('urgent', 'message', 'alert')),
  constraint notices__pace check (pace in ('now', 'day', 'digest'))
);
comment on table notices is 'What a member is told by mail, once each. Swept.';
select lock_tenant_table('notices');
create index notices__due on notices (tenant_id, due_at) where mail_id is null;
create index notices__mail on notices (tenant_id, mail_id) where mail_id is not null;
create index notices__created on notices (tenant_id, created_at);
grant select, insert, update (member_id, pace, due_at), delete on notices to entraide_app;
grant select, insert, update (due_at, mail_id), delete on notices to entraide_worker;
grant select, insert, delete on notices to entraide_platform;
