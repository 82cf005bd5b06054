import { hashOf, newToken } from '@entraide/core/session';
import { consoleVisitor, plantOperator } from '@entraide/core/testing';
import type { Planted, Server } from './plant.ts';
import { type Ask, browserAt, sessionOf } from './visit.ts';

/** Who asks at a space, by name; each in a browser of their own. */
export async function visitorsOf(
  server: Server,
  planted: Planted,
  elsewhere: Planted,
): Promise<Map<string, Ask>> {
  const { space, people } = planted;
  const { host } = space.tenant;
  const visitors = new Map<string, Ask>([['stranger', browserAt(server, host)]]);
  for (const [who, member] of Object.entries(people))
    visitors.set(who, browserAt(server, host, { session: await sessionOf(space, member) }));
  // Somebody else's admin, who sends along what their browser holds for the other space.
  const session = await sessionOf(elsewhere.space, elsewhere.people.admin);
  visitors.set('elsewhere', browserAt(server, host, { session }));
  visitors.set('support', browserAt(server, host, { support: await visitOf(server, planted) }));
  return visitors;
}

/** An operator's visit that goes on. @returns what the cookie holds */
async function visitOf({ database: { sql } }: Server, { space }: Planted): Promise<string> {
  const token = newToken();
  await sql.begin(async (tx) => {
    await tx`select set_config('app.tenant_id', ${space.tenant.id}, true)`;
    await tx`insert into support_visits (id, operator, reason, created_at, until, opened_at, session_hash)
      values (${crypto.randomUUID()}, 'Op', 'Une aide.', now(), now() + interval '1 hour', now(), ${hashOf(token)})`;
  });
  return token;
}

/** Who asks at the platform's own hosts. */
export async function outside(
  server: Server,
  planted: Planted,
): Promise<Record<'platform' | 'console', Map<string, Ask>>> {
  const session = await sessionOf(planted.space, planted.people.admin);
  const console = 'console.example';
  const { token } = await plantOperator(consoleVisitor(server.database.db('platform')), {
    email: 'operator@example.org',
    name: 'Op',
  });
  return {
    platform: new Map([
      ['stranger', browserAt(server, 'example')],
      ['elsewhere', browserAt(server, 'example', { session })],
    ]),
    console: new Map([
      ['stranger', browserAt(server, console)],
      ['elsewhere', browserAt(server, console, { session })],
      ['operator', browserAt(server, console, { session: token })],
    ]),
  };
}
