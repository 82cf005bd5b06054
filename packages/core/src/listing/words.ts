import { sql, type TenantTx } from '@entraide/db';
import { typingSlips } from '../place/edit-distance.ts';
import type { Word } from './document.ts';

/** More words than this add nothing to a search and cost the database. */
const MOST_WORDS = 12;
/** So many words that begin alike are looked up one by one, which the index does best; more are read as one stretch of it. */
const MOST_BEGUN = 60;
/** Stems that a misspelt word may have meant. */
const MOST_MEANT = 5;

interface ReadWord extends Record<string, unknown> {
  word: string;
  folded: string;
  stems: string[];
  /** Says nothing in one of the languages: "the", "de". */
  empty: boolean;
  /** Some listing of the space holds it. */
  known: boolean;
  /** Words of the space's listings that begin so; of the last word only. */
  begun: string[];
}

/**
 * What was typed as words to look for, in the space's languages. The last one may be unfinished. A word that no listing holds stands
 * for those that are a slip of the keyboard away as well. Only letters and digits survive, so nothing that was typed can be an operator.
 * @returns null when there is nothing to look for
 */
export async function readWords(
  tx: TenantTx,
  locales: readonly string[],
  text: string,
): Promise<Word[] | null> {
  const typed = (text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, MOST_WORDS);
  if (typed.length === 0) return null;
  const rows = await tx.execute<ReadWord>(sql`
    select t.word, f.folded, s.stems, s.empty,
      exists (select from listing_words where word = any (s.stems)) as known,
      case when t.n = ${typed.length} then array(
        select word from listing_words where word >= f.folded and word < f.folded || chr(1114111)
        order by word limit ${MOST_BEGUN + 1}::integer) else '{}' end as begun
    from unnest(${textArray(typed)}::text[]) with ordinality t (word, n),
      lateral (select fold_text(t.word) as folded) f,
      lateral (
        select coalesce(array_agg(distinct lexeme) filter (where lexeme is not null), '{}') as stems,
          bool_or(lexeme is null) as empty
        from unnest(${textArray(locales)}::text[]) locale
          left join lateral unnest(words_of(locale, t.word)) on true
      ) s
    order by t.n`);
  const said = rows.filter(({ empty }) => !empty);
  // "de la": when every word is empty, they are what is looked for.
  const words = said.length > 0 ? said : [...rows];
  const read = words.map(async (word) => {
    const unfinished = word === rows.at(-1);
    const known = word.known || word.begun.length > 0;
    const begun = word.begun.length <= MOST_BEGUN ? word.begun : [];
    return {
      stems: [...new Set([...word.stems, ...begun, ...(known ? [] : await meant(tx, word, unfinished))])],
      beginnings: unfinished ? beginningsOf(word, begun.length > 0) : [],
    };
  });
  return (await Promise.all(read)).filter(({ stems, beginnings }) => stems.length + beginnings.length > 0);
}

const textArray = (texts: readonly string[]) => JSON.stringify(texts).replace(/^\[/, '{').replace(/\]$/, '}');

/** One letter begins everything. Arabic stems lose their article, so that only they begin alike. */
const beginningsOf = ({ folded, stems }: ReadWord, found: boolean) =>
  [
    ...new Set([...(found ? [] : [folded]), ...stems.filter((stem) => /\p{Script=Arabic}/u.test(stem))]),
  ].filter((begins) => begins.length > 1);

/** The first letter is taken to be right, and a short word to be spelt right. */
async function meant(tx: TenantTx, { folded, stems }: ReadWord, unfinished: boolean): Promise<string[]> {
  const of = [...new Set([folded, ...stems])].filter((word) => word.length >= 4);
  const [first] = of;
  if (!first) return [];
  const slips = (word: string) =>
    Math.min(...of.map((one) => Math.max(typingSlips(one, word), unfinished ? 0 : typingSlips(word, one))));
  const shortest = Math.min(...of.map((word) => word.length));
  const rows = await tx.execute<{ word: string }>(sql`
    select word from listing_words
    where word >= ${first.slice(0, 1)} and word < ${first.slice(0, 1)} || chr(1114111)
      and char_length(word) between ${shortest - 2}::integer and ${unfinished ? 40 : folded.length + 2}::integer`);
  return rows
    .map(({ word }) => ({ word, slips: slips(word) }))
    .filter((one) => one.slips <= (shortest < 7 ? 1 : 2))
    .sort((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_MEANT)
    .map(({ word }) => word);
}

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
    select distinct lexeme from unnest(words_of(${locale}, ${`${title} ${description}`})) order by 1 on conflict do nothing`);
}
