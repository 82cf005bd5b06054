-- A space that is to be deleted is suspended for a while first, so that a mistake can be taken back; the hourly sweep removes it then.
alter table tenants add column delete_after timestamptz;
alter table tenants add constraint tenants__delete_after check (delete_after is null or status = 'suspended');
