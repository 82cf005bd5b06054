-- Photos of a listing, written anew by us in each size: docs/decisions/0055. The bytes are files of the space.
create table photos (
  tenant_id uuid not null default current_tenant(),
  id uuid not null,
  listing_id uuid not null,
  -- Whose it is: the author of the listing.
  author_id uuid not null,
  -- Where it stands: 1 is shown first. That there are six at most is kept by these numbers.
  position smallint not null,
  -- What is seen, in words; empty: nobody has said it yet.
  alt text not null default '',
  -- Pixels of the large one.
  width integer not null,
  height integer not null,
  -- Some bytes that stand for it until it is there, base64.
  thumbhash text not null,
  -- WebP of 320, 800 and 1600 pixels, and a JPEG of 800 for who cannot read that.
  small_sha256 text not null,
  medium_sha256 text not null,
  large_sha256 text not null,
  jpeg_sha256 text not null,
  created_at timestamptz not null,
  -- By which moderators took it away; its author sees it and why.
  decision_id uuid,
  constraint photos__id primary key (tenant_id, id),
  constraint photos__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade,
  constraint photos__listing_id foreign key (tenant_id, listing_id) references listings (tenant_id, id) on delete cascade,
  constraint photos__author_id foreign key (tenant_id, author_id) references members (tenant_id, id) on delete cascade,
  constraint photos__small_sha256 foreign key (tenant_id, small_sha256) references files (tenant_id, sha256),
  constraint photos__medium_sha256 foreign key (tenant_id, medium_sha256) references files (tenant_id, sha256),
  constraint photos__large_sha256 foreign key (tenant_id, large_sha256) references files (tenant_id, sha256),
  constraint photos__jpeg_sha256 foreign key (tenant_id, jpeg_sha256) references files (tenant_id, sha256),
  constraint photos__decision_id foreign key (tenant_id, decision_id, id) references decisions (tenant_id, id, subject_id),
  -- Two change places in one statement.
  constraint photos__one_a_position unique (tenant_id, listing_id, position) deferrable initially deferred,
  constraint photos__position check (position between 1 and 6),
  constraint photos__alt check (char_length(alt) <= 200),
  constraint photos__pixels check (width between 1 and 1600 and height between 1 and 1600),
  constraint photos__thumbhash check (thumbhash ~ '^[A-Za-z0-9+/=]{4,60}$')
);
comment on table photos is 'Photos of listings: six at most each, in their order.';
select lock_tenant_table('photos');
create index photos__author on photos (tenant_id, author_id);
create index photos__small on photos (tenant_id, small_sha256);
create index photos__medium on photos (tenant_id, medium_sha256);
create index photos__large on photos (tenant_id, large_sha256);
create index photos__jpeg on photos (tenant_id, jpeg_sha256);
create index photos__decided on photos (tenant_id, decision_id) where decision_id is not null;
grant select, insert, update (
  id, position, alt, decision_id, listing_id, author_id, small_sha256, medium_sha256, large_sha256, jpeg_sha256
), delete on photos to entraide_app;
grant select, delete on photos to entraide_worker;
grant select, insert, delete on photos to entraide_platform;

-- A photo can be reported by itself.
alter table cases drop constraint cases__subject_kind;
alter table cases add constraint cases__subject_kind check (subject_kind in ('listing', 'message', 'member', 'photo'));
