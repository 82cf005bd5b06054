import { withSession } from '../client/with-session.ts';
import { functionRules } from './functions.ts';
import { grantRules } from './grants.ts';
import { roleRules } from './roles.ts';
import { tableRules } from './tables.ts';

/**
 * Reads the database's catalog as the role that will serve requests, and says what stands outside the tenant boundary: one sentence
 * each, naming the object and the mend. Empty: all is well.
 */
export async function checkCatalog(url: string): Promise<string[]> {
  return withSession(url, async (session) => {
    await session.raw('begin read only; set local search_path = public, pg_catalog');
    const found = new Set<string>();
    for (const { query } of [...roleRules, ...tableRules, ...grantRules, ...functionRules]) {
      for (const row of await session.raw(query)) found.add(String(Object.values(row)[0]));
    }
    await session.raw('commit');
    return [...found];
  });
}
