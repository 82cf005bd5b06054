import { type Rule, requestRoles } from './sql.ts';

export const roleRules: Rule[] = [
  {
    name: 'who we are',
    query: `
      select format('the connection is %s%s: it would see every tenant. Connect as entraide_app', r.rolname,
        case when r.rolsuper then ', a superuser' when r.rolbypassrls then ', which bypasses row-level security'
          else ', which owns the tables' end)
      from pg_roles r
      where r.rolname in (current_user, case when current_user = 'entraide_app' then session_user else current_user end)
        and (r.rolsuper or r.rolbypassrls or r.rolname = 'entraide_owner'
          or exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relowner = r.oid))`,
  },
  {
    name: 'what the roles may',
    query: `
      select format('the role %s is %s: alter role %s nosuperuser nobypassrls nocreaterole nocreatedb', rolname,
        case when rolsuper then 'a superuser' when rolbypassrls then 'above row-level security' else 'allowed to make roles or databases' end,
        rolname)
      from pg_roles
      where rolname in ('entraide_owner', 'entraide_app', 'entraide_worker', 'entraide_platform', 'entraide_definer')
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
      union all
      select 'entraide_definer can log in: alter role entraide_definer nologin' from pg_roles
      where rolname = 'entraide_definer' and rolcanlogin`,
  },
  {
    name: 'nobody inherits',
    query: `
      select format('%s is a member of %s: revoke %s from %s', m.member::regrole, m.roleid::regrole, m.roleid::regrole, m.member::regrole)
      from pg_auth_members m join pg_roles r on r.oid = m.member
      where r.rolname in ('entraide_app', 'entraide_worker', 'entraide_platform', 'entraide_definer')
      union all
      select format('entraide_owner inherits from %s, policies included: alter role entraide_owner noinherit, and grant %s again', rolname, rolname)
      from pg_roles
      where rolname in ('entraide_platform', 'entraide_definer', 'entraide_worker') and pg_has_role('entraide_owner', oid, 'usage')`,
  },
  {
    name: 'no temporary tables',
    query: `
      select format('%s may make temporary tables, which can stand in front of ours: revoke temporary on database %I from public, %s (as a superuser or the owner of the database)',
        r.rolname, current_database(), r.rolname)
      from pg_roles r
      where r.rolname = any (${requestRoles}) and has_database_privilege(r.oid, current_database(), 'temporary')`,
  },
];
