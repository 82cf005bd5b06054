import { parseAddress } from '../client/address.ts';
import type { Session } from '../client/session.ts';
import { withSession } from '../client/with-session.ts';

type Login = 'owner' | 'app' | 'worker' | 'platform';
export type RolePasswords = Partial<Record<Login, string>>;

interface Standing {
  login: string;
  superuser: boolean;
  createrole: boolean;
  missing: string[];
}

const logins = ['owner', 'app', 'worker', 'platform'] as const satisfies Login[];
/** Any number nobody else is likely to use. */
const rolesLock = 0x726f_6c65;
/** The owner may become these; it inherits nothing from them, because policies `to` a role reach whoever inherits from it. */
const memberOf = ['entraide_definer', 'entraide_worker', 'entraide_platform'];

/** The password that each role's own address carries; an address with another login says nothing about a role of ours. */
export function passwordsIn(urls: Partial<Record<Login, string | undefined>>): RolePasswords {
  const passwords: RolePasswords = {};
  for (const name of logins) {
    const { user, password } = urls[name] ? parseAddress(urls[name]) : { user: '', password: '' };
    if (user === `entraide_${name}` && password !== '') passwords[name] = password;
  }
  return passwords;
}

/**
 * Makes what is missing of the five roles and lets the owner create things in this database. Safe to repeat. `url`: a superuser, a
 * login with CREATEROLE that owns the database, or entraide_owner itself when everything is there. A role made without a password
 * cannot log in; a superuser gives it one later, but a password that is there is never changed. Throws with the SQL to run when the
 * login may not do it.
 */
export async function ensureRoles(url: string, passwords: RolePasswords = {}): Promise<void> {
  await withSession(url, async (session) => {
    const standing = await standingOf(session);
    // Until the session ends: two processes that start together do not change the same rights at once.
    await session.raw(`select pg_advisory_lock(${rolesLock})`);
    for (const { statement } of await session.raw(temporaryFromPublic)) await session.raw(String(statement));
    if (standing.login === 'entraide_owner') return requireAll(session, standing);
    if (!standing.superuser && !standing.createrole) throw new Error(notAllowed(standing));
    for (const name of standing.missing) await session.raw(createRole(name, passwords));
    if (standing.superuser) await giveMissingPasswords(session, passwords);
    for (const role of memberOf) await grantMembership(session, role, 'entraide_owner');
    // Not a superuser: to act as the owner, the login has to be a member of it.
    if (!standing.superuser) await grantMembership(session, 'entraide_owner', standing.login);
    for (const { statement } of await session.raw(missingGrants)) await session.raw(String(statement));
  });
}

/** Only what is missing: a grant repeated by a member of the grantee is an error on some versions. */
const missingGrants = `
  select format(statement, current_database()) as statement from (values
    (has_database_privilege('entraide_owner', current_database(), 'create')
      and has_database_privilege('entraide_owner', current_database(), 'temporary'),
      'grant connect, create, temporary on database %I to entraide_owner'),
    (has_schema_privilege('entraide_owner', 'public', 'create with grant option')
      and has_schema_privilege('entraide_owner', 'public', 'usage with grant option'),
      'grant usage, create on schema public to entraide_owner with grant option'),
    (has_database_privilege('entraide_app', current_database(), 'connect')
      and has_database_privilege('entraide_worker', current_database(), 'connect')
      and has_database_privilege('entraide_platform', current_database(), 'connect'),
      'grant connect on database %I to entraide_app, entraide_worker, entraide_platform')
  ) as needs (held, statement) where not held`;

async function standingOf(session: Session): Promise<Standing> {
  const [row] = (await session.query(
    `select current_user::text as login, rolsuper as superuser, rolcreaterole as createrole,
       array(select name from unnest($1::text[]) name where not exists (select from pg_roles r where r.rolname = name) order by name) as missing
     from pg_roles where rolname = current_user`,
    [[...logins.map((name) => `entraide_${name}`), 'entraide_definer']],
  ).sent) as unknown as [Standing];
  return row;
}

function createRole(name: string, passwords: RolePasswords): string {
  const attributes = 'nosuperuser nocreatedb nocreaterole noinherit nobypassrls';
  if (name === 'entraide_definer') return `create role ${name} nologin ${attributes}`;
  const password = passwords[name.slice('entraide_'.length) as Login];
  return `create role ${name} login ${attributes}${password ? ` password ${literal(password)}` : ''}`;
}

/** The first start of an older release made roles without passwords: nobody could log in with them, so this takes nothing away. */
async function giveMissingPasswords(session: Session, passwords: RolePasswords): Promise<void> {
  const rows = await session.raw(
    `select rolname from pg_authid where rolpassword is null and rolcanlogin
       and rolname in ('entraide_owner', 'entraide_app', 'entraide_worker', 'entraide_platform')`,
  );
  for (const { rolname } of rows) {
    const password = passwords[String(rolname).slice('entraide_'.length) as Login];
    if (password) await session.raw(`alter role ${rolname} password ${literal(password)}`);
  }
}

/**
 * Who may make temporary tables can hide ours behind them. Postgres gives that right to everybody; a login that does not own the
 * database is only warned here, and the catalog gate says what to run.
 */
const temporaryFromPublic = `
  select format('revoke temporary on database %I from public', datname) as statement from pg_database
  where datname = current_database() and exists (
    select from aclexplode(coalesce(datacl, acldefault('d', datdba))) where grantee = 0 and privilege_type = 'TEMPORARY')`;

async function grantMembership(session: Session, role: string, member: string): Promise<void> {
  // Since 16 whoever makes a role is a member without being allowed to become it.
  const [row] = await session.query(
    `select pg_has_role($2::text, $1::text, case when current_setting('server_version_num')::int < 160000 then 'member' else 'set' end) as held`,
    [role, member],
  ).sent;
  if (!row?.held) await session.raw(`grant ${role} to ${quoted(member)}`);
}

async function requireAll(session: Session, standing: Standing): Promise<void> {
  const [row] = (await session.query(
    `select has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create') as creates,
       coalesce((select bool_and(pg_has_role(oid, 'member')) from pg_roles where rolname = any($1::text[])), false) as member`,
    [memberOf],
  ).sent) as unknown as [{ creates: boolean; member: boolean }];
  if (standing.missing.length > 0 || !row.creates || !row.member) throw new Error(notAllowed(standing));
}

function notAllowed({ login, missing }: Standing): string {
  const what = missing.length > 0 ? `create ${missing.join(', ')}` : 'give entraide_owner its rights';
  return `the login ${login} may not ${what}: run this once with DATABASE_URL_OWNER set to a superuser, or to a login with CREATEROLE that owns the database`;
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
