import { definerFunctions } from './allowed.ts';
import { type Rule, textArray } from './sql.ts';

const signature = `format('%I.%I(%s)', n.nspname, p.proname, oidvectortypes(p.proargtypes))`;
const spaceless = `replace(${signature}, ', ', ',')`;
const own = `pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`;

export const functionRules: Rule[] = [
  {
    name: 'definer functions',
    query: `
      select format('the function %s runs as its owner and is not allow-listed: drop "security definer", or add it to packages/db/src/catalog/allowed.ts', ${signature})
      from ${own} and p.prosecdef and ${spaceless} <> all (${textArray(definerFunctions)})
      union all
      select format('the function %s belongs to %s: alter function %s owner to entraide_definer', ${signature}, p.proowner::regrole, ${signature})
      from ${own} and p.prosecdef and p.proowner is distinct from (select oid from pg_roles where rolname = 'entraide_definer')
      union all
      select format('the function %s looks names up along its caller''s path: alter function %s set search_path = public, pg_temp', ${signature}, ${signature})
      from ${own} and p.prosecdef and not exists (
        select from unnest(p.proconfig) s where s ~ '^search_path=(public|pg_catalog)(, ?(public|pg_catalog))*, ?pg_temp$')
      union all
      select format('everybody may call %s: revoke execute on function %s from public', ${signature}, ${signature})
      from ${own} and p.prosecdef
        and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee = 0)`,
  },
  {
    name: 'current_tenant()',
    query: `
      select case
        when p.provolatile = 'i' then 'current_tenant() is immutable: cached plans would serve one tenant''s rows to the next. Make it stable'
        else 'current_tenant() is not the function that migration 0001 made: restore it' end
      from pg_proc p
      where p.oid = to_regprocedure('public.current_tenant()') and (p.provolatile <> 's' or p.prosecdef
        or p.prorettype <> 'uuid'::regtype
        or pg_get_functiondef(p.oid) !~ 'RETURN \\(NULLIF\\(current_setting\\(''app\\.tenant_id''::text, true\\), ''''::text\\)\\)::uuid\\s*$')
      union all
      select 'current_tenant() is missing: run the migrations' where to_regprocedure('public.current_tenant()') is null`,
  },
];
