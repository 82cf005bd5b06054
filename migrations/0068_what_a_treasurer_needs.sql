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
