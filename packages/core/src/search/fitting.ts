import { sql, type TenantTx } from '@entraide/db';
import type { TenantConfig } from '@entraide/model/tenant';
import { allOf, wordsQuery } from './document.ts';
import { attemptsFor } from './wanted.ts';
import { readTexts, textArray } from './words.ts';

/** Which of the texts find a listing now by all of their words, as the search has it. */
export async function fittingQueries(
  tx: TenantTx,
  config: TenantConfig,
  texts: readonly string[],
  listingId: string,
): Promise<Set<string>> {
  const read = await readTexts(tx, config, texts);
  const queries = read.map((words) => {
    const [wanted] = words ? attemptsFor(words) : [];
    return wanted ? allOf(wordsQuery(wanted)) : '';
  });
  const rows = await tx.execute<{ n: number }>(sql`
    select (n - 1)::int as n from (
      select right(tenant_id::text, 8) as code,
        listing_document(tenant_id, id, locale, kind, category, urgent, cell, title, description) as document
      from listings where id = ${listingId}::uuid offset 0
    ) listing
    cross join unnest(${textArray(queries)}::text[]) with ordinality query (words, n)
    where words <> '' and document @@ replace(words, '@', code)::tsquery`);
  return new Set([...rows].flatMap(({ n }) => texts[n] ?? []));
}
