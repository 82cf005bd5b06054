import { withSession } from '../client/with-session.ts';

/** `url`: a superuser's, to any database. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  await withSession(url, async (session) => {
    const found = await session.query('select 1 from pg_database where datname = $1', [name]).sent;
    if (found.length === 0) await session.raw(`create database "${name}"`);
  });
}
