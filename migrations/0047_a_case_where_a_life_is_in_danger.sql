-- Somebody's life is in danger: what a case shows stays for the authorities until a day that is written down: docs/decisions/0054.
alter table cases add column danger_at timestamptz;
-- Who said so.
alter table cases add column danger_by uuid;
-- Until then nothing of the case is erased; null: it is not held, or not any more.
alter table cases add column held_until timestamptz;
-- Whom it is about, as they were known then: they may leave, and the authorities still ask.
alter table cases add column held_person jsonb;
alter table cases add constraint cases__danger check ((danger_at is null) = (danger_by is null));
alter table cases add constraint cases__held check (
  held_until is null or (danger_at is not null and held_until > danger_at)
);
-- No query erases what is held, whoever wrote it.
alter table cases add constraint cases__held_evidence check (held_until is null or evidence is not null);
alter table cases add constraint cases__held_person check (held_person is null or held_until is not null);
create index cases__held on cases (tenant_id, held_until) where held_until is not null;
