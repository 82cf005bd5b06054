import { sql, type TenantTx } from '@entraide/db';

/**
 * Keeps a listing's stems, so that a slip can be told from a word. In the transaction that writes the listing, and before it does:
 * from then on its tiles are locked, and who publishes in the same space waits.
 */
export async function learnWords(
  tx: TenantTx,
  { locale, title, description }: { locale: string; title: string; description: string },
): Promise<void> {
  await tx.execute(sql`
    insert into listing_words (word)
    select distinct stem from unnest(stems_of(${locale}, ${`${title} ${description}`})) stem order by 1 on conflict do nothing`);
}
