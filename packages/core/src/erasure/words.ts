import { sql, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';

/** The stems that a member's listings are found by: a name may be among them. */
export async function wordsOf(tx: TenantTx, memberId: string): Promise<string[]> {
  const rows = await tx.execute<{ stem: string }>(sql`
    select distinct stem from listings, unnest(stems_of(locale, title || ' ' || description)) stem
    where author_id = ${memberId}::uuid or id in (select listing_id from asks where member_id = ${memberId}::uuid)`);
  return rows.map(({ stem }) => stem);
}

/** The search knows those no more that no listing on the board holds. */
export async function forgetWords(
  ctx: Pick<Ctx, 'clock'>,
  tx: TenantTx,
  words: readonly string[],
): Promise<void> {
  if (words.length === 0) return;
  const asked = words.map((word) => ({ word, query: `'@w${word.replace(/['\\]/g, '$&$&')}'` }));
  await tx.execute(sql`
    delete from listing_words known using json_to_recordset(${JSON.stringify(asked)}::json) as asked (word text, query text)
    where known.word = asked.word and not exists (
      select from listing_candidates(asked.query, ${ctx.clock().toISOString()}::timestamptz, null, null, null, 1))`);
}
