-- What members report, what moderators decide about it and why, and who asks to look again: docs/decisions/0051.

-- One open case a thing, however often it is reported. No foreign key to the thing or its author: a case outlives both.
create table cases (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  -- Whose it is.
  author_id uuid not null,
  -- What it said when it was reported, in each version that was; null once its time is over.
  evidence jsonb,
  evidence_until timestamptz,
  -- How much harm it may do; the greatest comes first.
  harm smallint not null,
  -- Which rules flag it, and the words.
  flags jsonb not null default '[]',
  report_count integer not null default 0,
  -- second: somebody decided, and another person has to agree.
  state text not null default 'open',
  opened_at timestamptz not null,
  decided_at timestamptz,
  -- Who looks at it now, so that two do not decide at the same time.
  claimed_by uuid,
  claimed_until timestamptz,
  -- It is for the admins to decide.
  handed_over boolean not null default false,
  constraint cases__id primary key (tenant_id, id),
  constraint cases__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint cases__subject_kind check (subject_kind in ('listing', 'message', 'member')),
  constraint cases__harm check (harm between 0 and 9),
  constraint cases__state check (state in ('open', 'second', 'decided')),
  constraint cases__decided check ((state = 'decided') = (decided_at is not null)),
  constraint cases__claimed check ((claimed_by is null) = (claimed_until is null))
);
comment on table cases is 'What was reported or flagged, one open case a thing.';
select lock_tenant_table('cases');
create unique index cases__one_open on cases (tenant_id, subject_kind, subject_id) where state <> 'decided';
create index cases__queue on cases (tenant_id, harm desc, opened_at, id) where state <> 'decided';
create index cases__author on cases (tenant_id, author_id, id desc);
create index cases__evidence on cases (tenant_id, evidence_until) where evidence is not null;
grant select, insert, update on cases to entraide_app;
grant select, insert, update on cases to entraide_worker;
grant select, insert, delete on cases to entraide_platform;

create table reports (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  case_id uuid not null,
  -- Null: they have no account, or none any more. The report stays.
  reporter_id uuid,
  -- Of somebody without an account, as far as they said.
  email text,
  name text,
  locale text not null,
  reason text not null,
  words text not null default '',
  created_at timestamptz not null,
  constraint reports__id primary key (tenant_id, id),
  constraint reports__case_id foreign key (tenant_id, case_id) references cases (tenant_id, id) on delete cascade,
  constraint reports__reporter_id foreign key (tenant_id, reporter_id) references members (tenant_id, id)
    on delete set null (reporter_id),
  constraint reports__once_a_member unique (tenant_id, case_id, reporter_id),
  constraint reports__once_an_address unique (tenant_id, case_id, email),
  constraint reports__email_form check (email = lower(email) and length(email) <= 254),
  constraint reports__name check (char_length(name) between 1 and 60),
  constraint reports__reason check (reason ~ '^[a-z-]{1,30}$'),
  constraint reports__words check (char_length(words) <= 2000)
);
comment on table reports is 'Who reported what, and why. Never shown to whom it is about.';
select lock_tenant_table('reports');
create index reports__reporter on reports (tenant_id, reporter_id) where reporter_id is not null;
grant select, insert, update on reports to entraide_app;
grant select, update, delete on reports to entraide_worker;
grant select, insert, update, delete on reports to entraide_platform;

-- A decision without its reasons cannot be: they are columns that must be there. No role may change them afterwards.
create table decisions (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  case_id uuid not null,
  subject_id uuid not null,
  -- Whom it is about.
  author_id uuid not null,
  kind text not null,
  -- law: it is forbidden by law. charter: by a rule of the space.
  ground_kind text not null,
  ground text not null,
  -- What happened, in the language of whom it is about.
  facts text not null,
  locale text not null,
  -- A rule decided, and a person looks at it next; nobody decided then.
  automated boolean not null,
  decided_by uuid,
  decided_at timestamptz not null,
  -- How long it holds; null: until it is taken back.
  until timestamptz,
  -- Until then whom it is about may ask for another look.
  appeal_until timestamptz not null,
  -- What was before: by which it is undone.
  before jsonb not null default '{}',
  -- Who agreed, where a second person has to.
  confirmed_by uuid,
  confirmed_at timestamptz,
  undone_at timestamptz,
  reversed_at timestamptz,
  told_at timestamptz,
  constraint decisions__id primary key (tenant_id, id),
  constraint decisions__case_id foreign key (tenant_id, case_id) references cases (tenant_id, id) on delete cascade,
  -- What listings and messages refer to: their own decision, and nobody else's.
  constraint decisions__about unique (tenant_id, id, subject_id),
  -- What an appeal refers to, which somebody else decides.
  constraint decisions__by unique (tenant_id, id, decided_by),
  constraint decisions__kind check (kind in ('keep', 'hold', 'ask', 'hide', 'remove', 'warn', 'limit', 'ban')),
  constraint decisions__ground_kind check (ground_kind in ('law', 'charter')),
  constraint decisions__ground check (ground ~ '^[a-z-]{1,30}$'),
  constraint decisions__facts check (char_length(btrim(facts)) between 10 and 2000),
  constraint decisions__locale check (locale ~ '^[a-z]{2,3}$'),
  constraint decisions__automated check (automated = (decided_by is null) and (kind = 'hold') = automated),
  constraint decisions__limited check (kind <> 'limit' or until is not null),
  constraint decisions__second check (confirmed_by <> decided_by and (confirmed_by is null) = (confirmed_at is null)),
  constraint decisions__appeal_until check (appeal_until > decided_at)
);
comment on table decisions is 'What was decided about a case, with the statement of reasons.';
select lock_tenant_table('decisions');
create index decisions__case on decisions (tenant_id, case_id);
create index decisions__author on decisions (tenant_id, author_id, id desc);
create index decisions__decided on decisions (tenant_id, decided_at);
grant select, insert, update (case_id, confirmed_by, confirmed_at, undone_at, reversed_at, told_at) on decisions to entraide_app;
grant select, insert, update (case_id, told_at) on decisions to entraide_worker;
grant select, insert, delete on decisions to entraide_platform;

create table appeals (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  decision_id uuid not null,
  -- Who decided first, as the decision says; null: a rule did.
  first_by uuid,
  -- Who asks.
  member_id uuid not null,
  words text not null,
  created_at timestamptz not null,
  outcome text,
  reasons text,
  decided_by uuid,
  decided_at timestamptz,
  constraint appeals__id primary key (tenant_id, id),
  constraint appeals__once unique (tenant_id, decision_id, member_id),
  constraint appeals__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint appeals__decision_id foreign key (tenant_id, decision_id) references decisions (tenant_id, id) on delete cascade,
  constraint appeals__first_by foreign key (tenant_id, decision_id, first_by)
    references decisions (tenant_id, id, decided_by) on delete cascade,
  constraint appeals__words check (char_length(words) between 1 and 2000),
  constraint appeals__outcome check (outcome in ('upheld', 'reversed')),
  constraint appeals__decided check (
    num_nonnulls(outcome, reasons, decided_by, decided_at) in (0, 4) and char_length(btrim(reasons)) between 10 and 2000
  ),
  constraint appeals__somebody_else check (decided_by <> first_by and decided_by <> member_id)
);
comment on table appeals is 'Who asked for another look at a decision, and what somebody else decided.';
select lock_tenant_table('appeals');
create index appeals__waiting on appeals (tenant_id, created_at) where outcome is null;
grant select, insert, update (decision_id, first_by, outcome, reasons, decided_by, decided_at) on appeals to entraide_app;
grant select on appeals to entraide_worker;
grant select, insert, delete on appeals to entraide_platform;

-- hidden: a decision took it off the board; its author sees it and why. It cannot be without that decision, which is about this listing.
alter table listings add column decision_id uuid;
alter table listings drop constraint listings__status;
alter table listings add constraint listings__status
  check (status in ('held', 'published', 'solved', 'expired', 'hidden', 'deleted'));
alter table listings add constraint listings__hidden
  check (status <> 'hidden' or decision_id is not null);
alter table listings add constraint listings__decision_id
  foreign key (tenant_id, decision_id, id) references decisions (tenant_id, id, subject_id);
create index listings__decided on listings (tenant_id, decision_id) where decision_id is not null;

alter table messages add column decision_id uuid;
alter table messages add constraint messages__decision_id
  foreign key (tenant_id, decision_id, id) references decisions (tenant_id, id, subject_id);
create index messages__decided on messages (tenant_id, decision_id) where decision_id is not null;

-- Until then they may read and not write.
alter table members add column limited_until timestamptz;
