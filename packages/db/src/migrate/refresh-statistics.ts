import { withSession } from '../client/with-session.ts';

/**
 * Tells the planner what is in the tables now. Postgres does it by itself within a minute; after a bulk load a minute of wrong plans
 * is long. Only the tables' owner may ask for it on Postgres 15.
 */
export async function refreshStatistics(ownerUrl: string): Promise<void> {
  await withSession(ownerUrl, (session) => session.raw('analyze tenants; analyze members; analyze listings'));
}
