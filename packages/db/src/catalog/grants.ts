import { appendOnlyTables, definerWrites, globalTables, ownSchemas, writableColumns } from './allowed.ts';
import { publicTables, type Rule, requestRoles, textArray } from './sql.ts';

const names = (readable: boolean) =>
  textArray(Object.keys(globalTables).filter((name) => globalTables[name]?.readable === readable));
const relations = `${publicTables.replace('pg_class c where', `pg_class c cross join lateral aclexplode(c.relacl) g left join pg_roles r on r.oid = g.grantee where`)}`;
const columns = `${publicTables.replace('pg_class c where', `pg_class c join pg_attribute a on a.attrelid = c.oid cross join lateral aclexplode(a.attacl) g left join pg_roles r on r.oid = g.grantee where`)}`;

export const grantRules: Rule[] = [
  {
    name: 'public',
    query: `
      select format('everybody may %s %s: revoke all on %s from public', lower(g.privilege_type), c.relname, c.relname)
      from ${relations} and g.grantee = 0
      union
      select format('everybody may %s a column of %s: revoke all on %s from public', lower(g.privilege_type), c.relname, c.relname)
      from ${columns} and g.grantee = 0`,
  },
  {
    name: 'more than rows',
    query: `
      select format('%s may %s %s, around every policy: revoke %s on %s from %s', r.rolname, lower(g.privilege_type), c.relname,
        lower(g.privilege_type), c.relname, r.rolname)
      from ${relations} and r.rolname = any (${requestRoles}) and g.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
      union all
      select format('%s may pass on its right to %s %s: revoke grant option for all on %s from %s', r.rolname,
        lower(g.privilege_type), c.relname, c.relname, r.rolname)
      from ${relations} and r.rolname = any (${requestRoles}) and g.is_grantable
      union all
      select format('entraide_definer may %s %s: its functions only read', lower(g.privilege_type), c.relname)
      from ${relations} and r.rolname = 'entraide_definer' and g.privilege_type <> 'SELECT'
        and c.relname <> all (${textArray(definerWrites.map(({ table }) => table))})`,
  },
  {
    name: 'append only',
    query: `
      select format('%s may %s %s, which is only added to: revoke it', r.rolname, lower(g.privilege_type), c.relname)
      from ${relations} and r.rolname = any (${requestRoles}) and c.relname = any (${textArray(appendOnlyTables)})
        and g.privilege_type not in ('SELECT', 'INSERT')
      union all
      select format('%s may %s a column of %s, which is only added to: revoke it', r.rolname, lower(g.privilege_type), c.relname)
      from ${columns} and r.rolname = any (${requestRoles}) and c.relname = any (${textArray(appendOnlyTables)})
        and g.privilege_type not in ('SELECT', 'INSERT')`,
  },
  {
    name: 'global tables',
    query: `
      select format('%s may %s %s, which belongs to all tenants: revoke it', r.rolname, lower(g.privilege_type), c.relname)
      from ${relations} and r.rolname in ('entraide_app', 'entraide_worker')
        and (c.relname = any (${names(false)}) or c.relname = any (${names(true)}) and g.privilege_type <> 'SELECT')
      union all
      select format('%s may %s %s.%s, which belongs to all tenants: revoke it', r.rolname, lower(g.privilege_type), c.relname, a.attname)
      from ${columns} and r.rolname in ('entraide_app', 'entraide_worker')
        and (c.relname = any (${names(false)}) or c.relname = any (${names(true)}) and g.privilege_type <> 'SELECT')
        and not (r.rolname = 'entraide_app' and g.privilege_type = 'UPDATE'
          and c.relname || '.' || a.attname = any (${textArray(writableColumns.map(({ column }) => column))}))`,
  },
  {
    name: 'schemas',
    query: `
      select format('%s may create things in the schema %s: revoke create on schema %s from %s', r.rolname, n.nspname, n.nspname, r.rolname)
      from pg_namespace n cross join pg_roles r
      where n.nspname = any (${textArray(ownSchemas)}) and r.rolname = any (${requestRoles} || 'entraide_definer'::text)
        and has_schema_privilege(r.oid, n.oid, 'create')
      union all
      select format('%s may use the schema %s, which no rule here looks at: revoke usage on schema %s from %s', r.rolname, n.nspname, n.nspname, r.rolname)
      from pg_namespace n cross join pg_roles r
      where r.rolname = any (${requestRoles}) and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and n.nspname <> all (${textArray(ownSchemas)}) and has_schema_privilege(r.oid, n.oid, 'usage')
      union all
      select 'entraide_app may use the schema graphile_worker, where the jobs of all tenants are: revoke usage on schema graphile_worker from entraide_app'
      from pg_namespace n where n.nspname = 'graphile_worker' and has_schema_privilege('entraide_app', n.oid, 'usage')`,
  },
];
