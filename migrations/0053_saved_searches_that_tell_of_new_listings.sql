-- A saved search tells of a listing when it is published, and nobody runs every saved search for that: docs/decisions/0060.
create table alerts (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  member_id uuid not null,
  -- When its member is told.
  every text not null,
  kind text,
  category text,
  q text,
  urgent boolean not null default false,
  language text,
  -- The point that distances are measured from, and how far: kilometres as asked for, and the same as a chord through the unit sphere.
  near_lat double precision,
  near_lon double precision,
  radius_km double precision,
  reach double precision,
  -- A box; west of more than east crosses the antimeridian.
  west double precision,
  south double precision,
  east double precision,
  north double precision,
  -- Of the gazetteer: what its place is called.
  place_id integer,
  -- How its words were read when it was saved. They are read again before anybody is told.
  words jsonb not null default '[]',
  created_at timestamptz not null,
  constraint alerts__id primary key (tenant_id, id),
  constraint alerts__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint alerts__member_id foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade,
  constraint alerts__every check (every in ('now', 'day', 'week')),
  constraint alerts__kind check (kind in ('offer', 'request')),
  constraint alerts__category check (char_length(category) between 1 and 40),
  constraint alerts__q check (char_length(q) between 1 and 200),
  constraint alerts__language check (char_length(language) <= 35),
  constraint alerts__near check ((near_lat is null) = (near_lon is null)),
  constraint alerts__radius check ((radius_km is null) = (reach is null) and (radius_km is null or near_lat is not null)),
  constraint alerts__box check (num_nulls(west, south, east, north) in (0, 4))
);
comment on table alerts is 'Searches that members saved, to be told of what comes.';
select lock_tenant_table('alerts');
create index alerts__member on alerts (tenant_id, member_id);
grant select, insert, update (id, member_id, every), delete on alerts to entraide_app;
grant select on alerts to entraide_worker;
grant select, insert, delete on alerts to entraide_platform;

-- By what a listing finds the alerts that it may fit: what it has to say or be, and in which tile (its Z-order code below a one: the
-- length of that tells the level). A listing of another tile, or without the term, cannot fit.
create table alert_terms (
  tenant_id uuid not null default current_tenant(),
  term text collate "C" not null,
  tile bigint not null,
  alert_id uuid not null,
  constraint alert_terms__key primary key (tenant_id, term, tile, alert_id),
  constraint alert_terms__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint alert_terms__alert_id foreign key (tenant_id, alert_id) references alerts (tenant_id, id) on delete cascade,
  constraint alert_terms__term check (octet_length(term) between 1 and 400)
);
comment on table alert_terms is 'Where and by what each saved search is looked up.';
select lock_tenant_table('alert_terms');
create index alert_terms__alert on alert_terms (tenant_id, alert_id);
grant select, insert, update (alert_id, tile), delete on alert_terms to entraide_app;
grant select on alert_terms to entraide_worker;
grant select, insert, delete on alert_terms to entraide_platform;

-- What an alert has told, so that it tells nothing twice.
create table alert_matches (
  tenant_id uuid not null default current_tenant(),
  alert_id uuid not null,
  -- It may be gone; these rows go after a while.
  listing_id uuid not null,
  found_at timestamptz not null,
  -- It was there when the search was saved, so its member had it before them.
  seen boolean not null default false,
  constraint alert_matches__key primary key (tenant_id, alert_id, listing_id),
  constraint alert_matches__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint alert_matches__alert_id foreign key (tenant_id, alert_id) references alerts (tenant_id, id) on delete cascade
);
comment on table alert_matches is 'Which listing each saved search has found.';
select lock_tenant_table('alert_matches');
create index alert_matches__found on alert_matches (tenant_id, found_at);
grant select, insert, update (alert_id, seen), delete on alert_matches to entraide_app;
grant select, insert, delete on alert_matches to entraide_worker;
grant select, insert, delete on alert_matches to entraide_platform;
