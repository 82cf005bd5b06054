-- A board that is shown before anybody has written: listings that say everywhere that they are examples.
alter table listings add column sample boolean not null default false;
-- All of them go with one click.
create index listings__sample on listings (tenant_id) where sample;
