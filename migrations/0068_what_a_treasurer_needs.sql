-- What a treasurer enters by hand, and when members are told that their dues end: docs/decisions/0069.

-- Somebody without an account here, as the treasurer or they themselves wrote it.
alter table ledger_entries add column payer text;
alter table ledger_entries add constraint ledger_entries__payer check (char_length(payer) between 1 and 100);

-- The end that a member was reminded of, and how many days before it: once each.
alter table members add column dues_reminded_for date;
alter table members add column dues_reminded_days smallint;
alter table members add constraint members__dues_reminded check (
  (dues_reminded_for is null) = (dues_reminded_days is null) and dues_reminded_days in (5, 30)
);

alter table notice_settings add column dues text not null default 'now';
alter table notice_settings drop constraint notice_settings__choices;
alter table notice_settings add constraint notice_settings__choices check (
  urgent in ('now', 'digest', 'never') and message in ('now', 'digest', 'never')
  and alert in ('now', 'digest', 'never') and life in ('now', 'never') and dues in ('now', 'never')
);
grant update (dues) on notice_settings to entraide_app;

-- As before, but a transaction that enters many refunds, as the import of a space, holds at most 256 locks: with one for each payment the
-- server's table of locks was full after some thousands. Fees go nowhere beyond their payment, and need none.
create or replace function check_ledger_entry() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
declare
  paid ledger_entries;
  back bigint;
begin
  if new.kind = 'refund' then
    perform pg_advisory_xact_lock(hashtextextended(new.tenant_id::text, 65) # (hashtextextended(new.of_source, 65) & 255));
  end if;
  select * into paid from ledger_entries where tenant_id = new.tenant_id and source = new.of_source;
  if not found then
    return new; -- The foreign key says so.
  end if;
  if paid.of_source is not null or paid.currency <> new.currency or paid.book <> new.book or paid.live <> new.live then
    raise exception 'not of this payment' using errcode = '23514', constraint = 'ledger_entries__of_source', table = 'ledger_entries';
  end if;
  if new.kind = 'refund' then
    select coalesce(sum(amount), 0) into back from ledger_entries
      where tenant_id = new.tenant_id and of_source = new.of_source and kind = 'refund' and source <> new.source;
    if paid.amount + back + new.amount < 0 then
      raise exception 'more than was paid' using errcode = '23514', constraint = 'ledger_entries__of_payment', table = 'ledger_entries';
    end if;
  end if;
  return new;
end
$$;
