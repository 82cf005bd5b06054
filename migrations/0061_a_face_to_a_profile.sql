-- One photo of a member, decoded and kept as those of listings: docs/decisions/0055 and 0061.
alter table members
  -- Its address: another photo has another one.
  add column photo_id uuid,
  add column photo_small_sha256 text,
  add column photo_medium_sha256 text,
  add column photo_jpeg_sha256 text,
  add constraint members__photo check (num_nonnulls(photo_id, photo_small_sha256, photo_medium_sha256, photo_jpeg_sha256) in (0, 4)),
  add constraint members__photo_small_sha256 foreign key (tenant_id, photo_small_sha256) references files (tenant_id, sha256),
  add constraint members__photo_medium_sha256 foreign key (tenant_id, photo_medium_sha256) references files (tenant_id, sha256),
  add constraint members__photo_jpeg_sha256 foreign key (tenant_id, photo_jpeg_sha256) references files (tenant_id, sha256);
create index members__photo_small on members (tenant_id, photo_small_sha256) where photo_small_sha256 is not null;
create index members__photo_medium on members (tenant_id, photo_medium_sha256) where photo_medium_sha256 is not null;
create index members__photo_jpeg on members (tenant_id, photo_jpeg_sha256) where photo_jpeg_sha256 is not null;
