-- What a member tells the others of the space about themselves: docs/decisions/0061.
alter table members
  -- The address of their profile. Random, with no time in it: whoever joins by posting with a hidden name has joined in that moment.
  add column profile_id uuid not null default gen_random_uuid(),
  -- For the association's admins alone.
  add column family_name text not null default '',
  add column about text not null default '',
  -- The decision by which nobody else reads `about`.
  add column about_decision_id uuid,
  add column languages text[] not null default '{}',
  -- Categories of the space in which they can help.
  add column helps text[] not null default '{}',
  -- The city that stands for where they are: nothing finer is kept.
  add column place_id integer,
  -- Where they know people: cities of the gazetteer, and whole countries.
  add column tie_place_ids integer[] not null default '{}',
  add column tie_countries text[] not null default '{}',
  add constraint members__profile_id unique (tenant_id, profile_id),
  add constraint members__family_name check (char_length(family_name) <= 60),
  add constraint members__about check (char_length(about) <= 600),
  add constraint members__languages check (cardinality(languages) <= 20),
  add constraint members__helps check (cardinality(helps) <= 50),
  add constraint members__ties check (cardinality(tie_place_ids) + cardinality(tie_countries) <= 10),
  add constraint members__place_id foreign key (place_id) references places (id),
  add constraint members__about_decision_id foreign key (tenant_id, about_decision_id, id)
    references decisions (tenant_id, id, subject_id);
create index members__place on members (tenant_id, place_id) where place_id is not null;
create index members__decided on members (tenant_id, about_decision_id) where about_decision_id is not null;
