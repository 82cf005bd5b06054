-- Who launched a space is known as long as the operator may have to answer them, and not for ever.
alter table launches alter column email drop not null;
comment on column launches.email is 'Of whoever launches; the operator answers to it. Null once it is forgotten: 30 days after the space opened, or when they left it.';
