import { literal } from '../migrate/roles.ts';
import { duties } from '../schema/index.ts';
import { extraPolicies, globalTables } from './allowed.ts';
import { publicTables, type Rule, textArray } from './sql.ts';

const globals = textArray(Object.keys(globalTables));
/** The column that holds the tenant: its own id, in tenants. */
const tenantColumn = `case c.relname when 'tenants' then 'id' else 'tenant_id' end`;
const locked = `${publicTables} and c.relkind = 'r' and (c.relname = 'tenants' or c.relname <> all (${globals}))`;
const commands: Record<string, string> = { all: '*', select: 'r' };

const allowedPolicies = extraPolicies
  .map(({ table, name, command, role, using, check }) => {
    const values = [table, name, commands[command] ?? '', role, using].map(literal).join(', ');
    return `(${values}, ${check === null ? 'null' : literal(check)})`;
  })
  .join(', ');

/** Foreign keys between tables of tenants that refuse to let the other row go. */
const holding = `
  select k.conname, k.conrelid, k.confrelid, c.relname as held_by, t.relname as held
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
  where k.contype = 'f' and k.confdeltype in ('a', 'r') and c.relnamespace = 'public'::regnamespace
    and c.relname <> all (${globals}) and t.relname <> all (${globals})`;

export const tableRules: Rule[] = [
  {
    name: 'kinds',
    query: `
      select format('%s %s: %s', case c.relkind when 'm' then 'the materialized view' when 'p' then 'the partitioned table'
          when 'f' then 'the foreign table' when 'S' then 'the sequence' else 'the view' end, c.relname,
        case c.relkind when 'm' then 'row-level security does not reach it, use a table'
          when 'p' then 'its partitions can be read around the policy, use a plain table'
          when 'f' then 'another server''s rows have no policy here'
          when 'S' then 'it shows how much other tenants write, use UUIDv7'
          else 'it reads as its owner, add "with (security_invoker = true)"' end)
      from ${publicTables}
        and (c.relkind in ('m', 'p', 'f', 'S') or c.relkind = 'v' and not coalesce(c.reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1', 'security_invoker=yes'], false))
      union all
      select format('the table %s inherits from another: a policy on the parent does not guard the child', c.relname)
      from ${publicTables} and c.relkind = 'r' and exists (select from pg_inherits i where i.inhrelid = c.oid)`,
  },
  {
    name: 'tenant_id',
    query: `
      select format('the table %s has no "tenant_id uuid not null": add it, or allow-list the table in packages/db/src/catalog/allowed.ts', c.relname)
      from ${locked} and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = ${tenantColumn}
        and a.attnotnull and a.atttypid = 'uuid'::regtype)`,
  },
  {
    name: 'duties',
    query: `
      select format('the table %s says nothing of its duties: what is personal in it, how it is exported, erased and swept, in packages/db/src/schema/duties.ts', c.relname)
      from ${publicTables} and c.relkind = 'r' and c.relname <> all (${globals}) and c.relname <> all (${textArray(Object.keys(duties))})`,
  },
  {
    name: 'the lock',
    query: `
      select format('the table %s is not under %s row-level security: select lock_tenant_table(%L)', c.relname,
        case when c.relrowsecurity then 'forced' else 'enabled' end, c.relname)
      from ${locked} and not (c.relrowsecurity and c.relforcerowsecurity)
      union all
      select format('the table %s lacks the policy tenant_isolation as lock_tenant_table(%L) writes it', c.relname, c.relname)
      from ${locked} and not exists (
        select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant_isolation'
          and p.polpermissive and p.polcmd = '*' and p.polroles = array[0::oid]
          and pg_get_expr(p.polqual, c.oid) = format('(%I = current_tenant())', ${tenantColumn})
          and pg_get_expr(p.polwithcheck, c.oid) = format('(%I = current_tenant())', ${tenantColumn}))`,
  },
  {
    name: 'other policies',
    query: `
      select format('the policy %s on %s is not one we know, and policies add up: drop it, or allow-list it', p.polname, c.relname)
      from pg_policy p join pg_class c on c.oid = p.polrelid and c.relnamespace = 'public'::regnamespace
      where p.polname <> 'tenant_isolation' and not exists (
        select from (values ${allowedPolicies}) as a (tbl, name, cmd, role, qual, chk)
        where a.tbl = c.relname and a.name = p.polname and a.cmd = p.polcmd::text
          and p.polroles = array[(select oid from pg_roles where rolname = a.role)]
          and pg_get_expr(p.polqual, c.oid) = a.qual and pg_get_expr(p.polwithcheck, c.oid) is not distinct from a.chk)`,
  },
  {
    name: 'keys',
    query: `
      select format('the %s %s of %s does not begin with tenant_id: it tells one tenant what another has',
        case when i.indisprimary then 'primary key' else 'unique index' end, i.indexrelid::regclass, c.relname)
      from ${locked.replace('pg_class c where', 'pg_class c join pg_index i on i.indrelid = c.oid where')}
        and c.relname <> 'tenants' and (i.indisunique or i.indisexclusion)
        and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0] and a.attname = 'tenant_id')
      union all
      select format('the table %s has no primary key: (tenant_id, id)', c.relname)
      from ${locked} and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
  },
  {
    name: 'foreign keys',
    query: `
      select format('the foreign key %s of %s to %s does not pair tenant_id with tenant_id: it would accept another tenant''s row',
        k.conname, c.relname, t.relname)
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
      where k.contype = 'f' and c.relnamespace = 'public'::regnamespace
        and (t.relname = 'tenants' or t.relname <> all (${globals}))
        and not exists (
          select from unnest(k.conkey, k.confkey) as pair (ours, theirs)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.ours and a.attname = 'tenant_id'
          join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.theirs
            and b.attname = case t.relname when 'tenants' then 'id' else 'tenant_id' end)`,
  },
  {
    // As removeTenantIn of core deletes a space: by name, in the order of the alphabet, what holds something else back; then its row.
    name: 'removal',
    query: `
      select format('the table %s does not go with its space: add "foreign key (tenant_id) references tenants (id) on delete cascade"', c.relname)
      from ${locked} and c.relname <> 'tenants' and c.oid not in (
        with recursive going (oid) as (
          select 'tenants'::regclass::oid union all select conrelid from (${holding}) h
          union
          select k.conrelid from pg_constraint k join going g on g.oid = k.confrelid
          where k.contype = 'f' and k.confdeltype = 'c' and not exists (select from pg_attribute a
            where a.attrelid = k.conrelid and a.attnum = any (k.conkey) and not a.attnotnull)
        ) select oid from going)
      union all
      select format('the foreign key %s of %s holds %s back when a space is deleted, and entraide_platform may not delete it: grant delete on %s to entraide_platform',
        h.conname, h.held_by, h.held, h.held_by)
      from (${holding}) h where not has_table_privilege('entraide_platform', h.conrelid, 'delete')
      union all
      select format('the foreign key %s of %s holds %s back, which is emptied before it when a space is deleted: add "on delete cascade" to it', h.conname, h.held_by, h.held)
      from (${holding}) h where h.held < h.held_by and exists (select from (${holding}) o where o.conrelid = h.confrelid)`,
  },
];
