import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTenant, createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { loadIntoEmpty, withSnapshot } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const urls = () => ({ ownerUrl: database.urls.owner, platformUrl: database.urls.platform });

it('reads table after table, however large and however slow the reader', async () => {
  await database.sql`
    insert into countries (code, lat, lon) select chr(65 + n / 26) || chr(65 + n % 26), 1.5, 2.5 from generate_series(0, 675) n`;
  await database.sql`
    insert into places (id, name, country, lat, lon, population, kind)
    select n, repeat('x', 200), 'AA', 1.5, 2.5, 1, 'town' from generate_series(1, 20000) n`;
  const sizes = await withSnapshot(urls(), async ({ tables, rowsOf }) => {
    const found: Record<string, number> = {};
    for (const table of tables) {
      found[table.name] = 0;
      for await (const some of rowsOf(table)) {
        await new Promise((resolve) => setTimeout(resolve, 2));
        found[table.name] = (found[table.name] ?? 0) + some.toString().split('\n').length - 1;
      }
    }
    return found;
  });
  expect(sizes).toMatchObject({ countries: 676, places: 20_000, tenants: 0 });
});

it('is of one moment, and sees every space though its owner sees one at a time', async () => {
  const first = await createTenant(database.db('platform'));
  await withSnapshot(urls(), async ({ tenants, tables, rowsOf }) => {
    await createTenant(database.db('platform'));
    expect(tenants).toEqual([{ id: first.id, slug: first.slug }]);
    for (const name of ['tenants', 'domains', 'categories']) {
      const table = tables.find((one) => one.name === name);
      if (!table) throw new Error(`there is no table ${name}`);
      let text = '';
      for await (const some of rowsOf(table)) text += some.toString();
      expect(text).toContain(first.id);
      expect(text.trimEnd().split('\n')).toHaveLength(name === 'categories' ? first.categories.length : 1);
    }
  });
});

it('loads nothing where there is a tenant, and leaves every lock as it was', async () => {
  await expect(loadIntoEmpty(database.urls.owner, async () => {})).rejects.toMatchObject({
    name: 'NotEmpty',
  });
  const [open] = await database.sql`
    select count(*)::int as n from pg_class where relrowsecurity and not relforcerowsecurity and relnamespace = 'public'::regnamespace`;
  expect(open).toEqual({ n: 0 });
});

it('hears at once that its connection is lost', async () => {
  const reading = withSnapshot(urls(), async ({ jobs }) => {
    await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'entraide-bulk' and usename = 'entraide_owner' and datname = current_database()`;
    const all = async () => {
      for await (const some of jobs()) expect(some).toBeDefined();
    };
    await expect(all()).rejects.toThrow();
    // Nor is a lost session opened again for the next one.
    await all();
  });
  // The server's word, the system's, or our own: whichever comes first.
  await expect(reading).rejects.toThrow(/lost|terminat|ECONNRESET|EPIPE|CONNECTION_/i);
});
