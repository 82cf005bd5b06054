-- Each text is compared with how the team is called, also where there are 100,000 members.
create index members__team on members (tenant_id, id) where role <> 'member';

-- What a rule held and a person kept is put right when its author is told.
grant update (reversed_at) on decisions to entraide_worker;

-- A conversation whose first message waits until a person has read it: only who began it sees it.
alter table threads add column held boolean not null default false;
