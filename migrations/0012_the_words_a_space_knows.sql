-- The stems that a space's listings hold, to tell a slip of the keyboard from a word that nobody wrote. Never shown.
create table listing_words (
  tenant_id uuid not null default current_tenant(),
  word text collate "C" not null,
  constraint listing_words__word primary key (tenant_id, word),
  constraint listing_words__tenant_id foreign key (tenant_id) references tenants (id) on delete cascade
);
alter table listings no force row level security;
insert into listing_words (tenant_id, word)
select distinct tenant_id, lexeme from listings, unnest(words_of(locale, title || ' ' || description));
alter table listings force row level security;
select lock_tenant_table('listing_words');
grant select, insert, delete on listing_words to entraide_app, entraide_worker, entraide_platform;
