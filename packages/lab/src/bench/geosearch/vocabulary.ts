import type { Scratch } from './open-server.ts';
import type { Vocabulary } from './shapes.ts';

interface Counted {
  word: string;
  listings: number;
}

/** Reads what is common and what is rare in a tenant's listings. */
export async function readVocabulary({ superuser }: Scratch, tenantId: string): Promise<Vocabulary> {
  const counted = (text: string) => superuser.unsafe(text, [tenantId]) as unknown as Promise<Counted[]>;
  const words = await counted(`
    select word, count(distinct id)::int as listings from (
      select id, unnest(cut_words(title || ' ' || description)) as word
      from listings where tenant_id = $1 and locale = 'fr' order by id desc limit 20000
    ) w where word ~ '^[a-z]{5,12}$' group by word order by listings desc, word`);
  const [all] = await counted(
    `select 'all' as word, least(count(*), 20000)::int as listings from listings where tenant_id = $1 and locale = 'fr'`,
  );
  const most = (all?.listings ?? 0) / 1_000;
  const byCount = (column: string) =>
    counted(
      `select ${column} as word, count(*)::int as listings from listings where tenant_id = $1 group by 1 order by 2 desc, 1`,
    );
  const categories = await byCount('category');
  const locales = await byCount('locale');
  return {
    common: words.slice(0, 24).map(({ word }) => word),
    rare: words
      .filter(({ listings }) => listings <= Math.max(1, most))
      .slice(0, 40)
      .map(({ word }) => word),
    commonCategory: categories[0]?.word ?? 'other',
    rareCategory: categories.at(-1)?.word ?? 'other',
    rareLocale: locales.at(-1)?.word ?? 'fr',
  };
}
