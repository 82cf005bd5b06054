import { literal } from '../migrate/roles.ts';

/** A rule is a query that gives one sentence for each thing that breaks it. */
export interface Rule {
  name: string;
  query: string;
}

export const textArray = (items: string[]) => `array[${items.map(literal).join(', ')}]::text[]`;

/** `name::regclass` shows no schema when it is on the path, so violations name things as we write them. */
export const publicTables = `pg_class c where c.relnamespace = 'public'::regnamespace and not exists
  (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

export const requestRoles = textArray(['entraide_app', 'entraide_worker', 'entraide_platform']);
