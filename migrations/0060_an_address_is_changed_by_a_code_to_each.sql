-- A member proves the old address and the new one before theirs is changed: docs/decisions/0061.
create table email_changes (
  tenant_id uuid not null default current_tenant(),
  member_id uuid not null,
  new_email text not null,
  -- The browser that asked: another one cannot use the codes. One wish at a time in each.
  browser_hash text not null,
  old_code_hash text not null,
  new_code_hash text not null,
  attempts smallint not null default 0,
  expires_at timestamptz not null,
  constraint email_changes__key primary key (tenant_id, member_id, browser_hash),
  constraint email_changes__member_id foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade,
  constraint email_changes__email_form check (new_email = lower(new_email) and length(new_email) <= 254),
  constraint email_changes__attempts check (attempts between 0 and 5)
);
comment on table email_changes is 'Addresses that members want to change to, until both codes are given; swept after minutes.';
select lock_tenant_table('email_changes');
create index email_changes__ends on email_changes (tenant_id, expires_at);
grant select, insert, update (member_id, new_email, browser_hash, old_code_hash, new_code_hash, attempts, expires_at), delete
  on email_changes to entraide_app;
grant select, delete on email_changes to entraide_worker;
grant select, insert, delete on email_changes to entraide_platform;
