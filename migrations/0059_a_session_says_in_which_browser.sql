-- So that somebody can tell their sessions apart and end one elsewhere: docs/decisions/0061. One word each of a short list of ours; no
-- version and no network address.
alter table sessions
  add column browser text not null default '',
  add column system text not null default '',
  add constraint sessions__browser check (browser ~ '^[a-z]{0,20}$'),
  add constraint sessions__system check (system ~ '^[a-z]{0,20}$');

-- They were shown once that a passkey spares the code; never again once they have answered.
alter table members add column passkey_offer text not null default 'open';
alter table members add constraint members__passkey_offer check (passkey_offer in ('open', 'done'));
