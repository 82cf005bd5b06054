-- Whoever runs the platform signs in to the console with an account of their own: docs/decisions/0041. All of it is global and for the
-- operator's role alone.

create table operators (
  id uuid not null,
  email text not null,
  -- What acts are recorded under; null until its owner has set the account up.
  name text,
  created_at timestamptz not null,
  constraint operators__id primary key (id),
  constraint operators__email unique (email),
  constraint operators__email_form check (email = lower(email) and length(email) <= 254),
  constraint operators__name unique (name),
  constraint operators__name_length check (char_length(name) between 1 and 60)
);
comment on table operators is 'People who run the platform, in its console.';

create table operator_factors (
  operator_id uuid not null,
  kind text not null,
  -- passkey: the credential's id; totp: nothing, there is one; recovery: hash of the code.
  key text not null,
  -- passkey: the public key; totp: the secret.
  secret text,
  -- passkey: how often it was used; totp: the step of the last code. It only grows.
  counter bigint not null default 0,
  transports text[] not null default '{}',
  created_at timestamptz not null,
  constraint operator_factors__id primary key (operator_id, kind, key),
  constraint operator_factors__operator_id foreign key (operator_id) references operators (id) on delete cascade,
  constraint operator_factors__kind check (kind in ('passkey', 'totp', 'recovery')),
  constraint operator_factors__one_totp check (kind <> 'totp' or key = ''),
  constraint operator_factors__secret check ((secret is null) = (kind = 'recovery'))
);
comment on table operator_factors is 'What an operator proves to be themselves with.';
-- A passkey says by itself whose it is.
create unique index operator_factors__passkey on operator_factors (key) where kind = 'passkey';

create table operator_links (
  operator_id uuid not null,
  token_hash text not null,
  ends_at timestamptz not null,
  -- A new link replaces the one before it.
  constraint operator_links__operator_id primary key (operator_id),
  constraint operator_links__operator foreign key (operator_id) references operators (id) on delete cascade,
  constraint operator_links__token_hash unique (token_hash)
);
comment on table operator_links is 'Links with which an operator sets up an account, or signs in in a new browser. Deleted as they are used.';
create index operator_links__ends on operator_links (ends_at);

create table operator_browsers (
  operator_id uuid not null,
  browser_hash text not null,
  used_at timestamptz not null,
  constraint operator_browsers__id primary key (operator_id, browser_hash),
  constraint operator_browsers__operator_id foreign key (operator_id) references operators (id) on delete cascade
);
comment on table operator_browsers is 'Browsers in which an operator signed in lately: there a code is enough.';
create index operator_browsers__used on operator_browsers (used_at);

create table operator_sessions (
  -- Hash of the token in the cookie.
  id text not null,
  operator_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  constraint operator_sessions__id primary key (id),
  constraint operator_sessions__operator_id foreign key (operator_id) references operators (id) on delete cascade
);
comment on table operator_sessions is 'Operators who are signed in to the console.';
create index operator_sessions__operator on operator_sessions (operator_id);
create index operator_sessions__ends on operator_sessions (ends_at);

create table operator_challenges (
  -- Of the challenge and of the browser that asked for it.
  hash text not null,
  ends_at timestamptz not null,
  constraint operator_challenges__hash primary key (hash)
);
comment on table operator_challenges is 'Challenges for passkeys that wait for an answer. Deleted as they are answered.';
create index operator_challenges__ends on operator_challenges (ends_at);

revoke all on operators, operator_factors, operator_links, operator_browsers, operator_sessions, operator_challenges from public;
grant select, insert, delete on
  operators, operator_factors, operator_links, operator_browsers, operator_sessions, operator_challenges to entraide_platform;
grant update (name) on operators to entraide_platform;
grant update (counter) on operator_factors to entraide_platform;
grant update (token_hash, ends_at) on operator_links to entraide_platform;
grant update (used_at) on operator_browsers to entraide_platform;
grant update (seen_at) on operator_sessions to entraide_platform;
