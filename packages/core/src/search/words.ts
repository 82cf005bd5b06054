import { sql, type TenantTx } from '@entraide/db';
import type { TenantConfig } from '@entraide/model/tenant';
import { type CutWord, cutWords } from '@entraide/model/text';
import { typingSlips } from '../place/index.ts';
import { type Meanings, meaningsOf, type Spelling } from './meanings.ts';
import { attemptsFor, type Wanted, type Word } from './wanted.ts';

/** More words than this add nothing to a search and cost the database. */
const MOST_WORDS = 12;
/** So many words that begin alike are looked up one by one, which the index does best; more are read as one stretch of it. */
const MOST_BEGUN = 60;
/** Stems that a misspelt word may have meant. */
const MOST_MEANT = 5;

interface Looked extends Record<string, unknown> {
  /** Which of the words that were typed. */
  n: number;
  stems: string[];
  /** Says nothing in one of the languages: "the", "de". */
  empty: boolean;
  /** Some listing of the space holds it. */
  known: boolean;
  /** Words of the space's listings that begin so; of the last word and of lone characters only. */
  begun: string[];
}
type ReadWord = Pick<Looked, 'stems' | 'empty' | 'known' | 'begun'> & Pick<CutWord, 'word' | 'lone'>;

/**
 * What was typed as words to look for, in turn until something is found ({@link attemptsFor}). Without a text everything is looked for.
 * @returns no attempt when a text holds no word
 */
export async function readAttempts(
  tx: TenantTx,
  config: TenantConfig,
  text: string | undefined,
): Promise<Wanted[]> {
  const words = text ? await readWords(tx, config, text) : [];
  return words ? attemptsFor(words) : [];
}

/**
 * What was typed as words to look for, in the space's languages. The last one may be unfinished. A word that no listing holds stands
 * for those that are a slip of the keyboard away as well. Words that say nothing ("de la") ask for nothing.
 * @returns null when no word was typed
 */
async function readWords(tx: TenantTx, config: TenantConfig, text: string): Promise<Word[] | null> {
  const typed = cutWords(text).slice(0, MOST_WORDS);
  if (typed.length === 0) return null;
  const forms = typed.flatMap(({ word, lone, forms: all }, n) =>
    all.map((form, at) => ({ n, word, lone, form, first: at === 0 })),
  );
  const rows = await tx.execute<Looked>(sql`
    select n, stems, empty, exists (select from listing_words where word = any (stems)) as known,
      case when n = ${typed.length - 1}::integer or lone then array(
        select begun.word from listing_words begun where begun.word >= t.word and begun.word < t.word || chr(1114111)
        order by begun.word limit ${MOST_BEGUN + 1}::integer) else '{}' end as begun
    from (
      select n, word, lone, coalesce(array_agg(distinct stem) filter (where stem is not null), '{}') as stems,
        bool_or(first and lexemes = '{}') as empty
      from json_to_recordset(${JSON.stringify(forms)}::json) form (n integer, word text, lone boolean, form text, first boolean)
        cross join unnest(${textArray(config.locales)}::text[]) locale
        cross join lateral ts_lexize(stemmer_of(locale), form) lexemes
        left join lateral unnest(lexemes) stem on true
      group by n, word, lone
    ) t
    order by n`);
  const read = rows.flatMap(({ n, stems, empty, known, begun }): ReadWord[] => {
    const as = typed[n];
    return as ? [{ word: as.word, lone: as.lone, stems, empty, known, begun }] : [];
  });
  const words = read.filter(({ empty }) => !empty);
  const last = read.at(-1);
  const meaning = recognise(words, await meaningsOf(tx, config), last);
  return Promise.all(
    words.map(async (word, n) => {
      const { means, asking, exactly } = meaning[n] ?? { means: [], asking: false, exactly: false };
      const unfinished = word === last || word.lone;
      const known = isHeld(word) || exactly;
      const begun = word.begun.length <= MOST_BEGUN ? word.begun : [];
      const stems = word.lone ? [] : [...word.stems, ...(known ? [] : await slipsOf(tx, word, unfinished))];
      return {
        stems: [...new Set([...stems, ...begun])],
        beginnings: unfinished ? beginningsOf(word, begun.length > 0) : [],
        means,
        asking,
        length: word.word.length,
      };
    }),
  );
}

const textArray = (texts: readonly string[]) => JSON.stringify(texts).replace(/^\[/, '{').replace(/\]$/, '}');

/** One letter begins everything, unless it is a word. Arabic stems lose their article, so that only they begin alike. */
const beginningsOf = ({ word, lone, stems }: ReadWord, found: boolean) =>
  [...new Set([...(found ? [] : [word]), ...stems.filter((stem) => /\p{Script=Arabic}/u.test(stem))])].filter(
    (begins) => lone || begins.length > 1,
  );

interface Recognised {
  means: string[];
  asking: boolean;
  /** It is a word of a meaning as it stands, so it is not misspelt. */
  exactly: boolean;
}

/** Some listing of the space holds it, or a word that begins so. */
const isHeld = ({ known, begun }: ReadWord) => known || begun.length > 0;

/** Which categories each word means, alone or with the others. */
function recognise(
  words: readonly ReadWord[],
  { phrases, byStem }: Meanings,
  last: ReadWord | undefined,
): Recognised[] {
  const exact = words.map(({ stems }) => stems.flatMap((stem) => byStem.get(stem) ?? []));
  const fitting = words.map((word, n) =>
    exact[n]?.length || isHeld(word) || word.word.length < 4
      ? (exact[n] ?? [])
      : phrases.flatMap((phrase) =>
          phrase.words
            .filter((spelling) => mayMean(word.word, spelling, word === last))
            .map((spelling) => ({ spelling, phrase })),
        ),
  );
  const typed = new Set(fitting.flat().map(({ spelling }) => spelling));
  return words.map((_, n) => {
    const whole = (fitting[n] ?? []).filter(({ phrase }) => phrase.words.every((word) => typed.has(word)));
    const means = new Set(whole.flatMap(({ phrase }) => phrase.slug ?? []));
    return {
      means: [...means].sort(),
      asking: means.size === 0 && whole.length > 0,
      exactly: (exact[n]?.length ?? 0) > 0,
    };
  });
}

/** A word that no listing holds may be a phrase's word that is unfinished or misspelt. */
const mayMean = (word: string, { forms }: Spelling, unfinished: boolean): boolean =>
  forms.some(
    (form) =>
      form[0] === word[0] &&
      (unfinished || Math.abs(form.length - word.length) <= 2) &&
      Math.max(typingSlips(word, form), unfinished ? 0 : typingSlips(form, word)) <=
        slipsAllowed(word.length),
  );

const slipsAllowed = (length: number) => (length < 7 ? 1 : 2);

/** The first letter is taken to be right, and a short word to be spelt right. */
async function slipsOf(tx: TenantTx, { word, stems }: ReadWord, unfinished: boolean): Promise<string[]> {
  const of = [...new Set([word, ...stems])].filter((one) => one.length >= 4);
  const [first] = of;
  if (!first) return [];
  const slips = (known: string) =>
    Math.min(...of.map((one) => Math.max(typingSlips(one, known), unfinished ? 0 : typingSlips(known, one))));
  const shortest = Math.min(...of.map((one) => one.length));
  const rows = await tx.execute<{ word: string }>(sql`
    select word from listing_words
    where word >= ${first.slice(0, 1)} and word < ${first.slice(0, 1)} || chr(1114111)
      and char_length(word) between ${shortest - 2}::integer and ${unfinished ? 40 : word.length + 2}::integer`);
  return rows
    .map((row) => ({ word: row.word, slips: slips(row.word) }))
    .filter((one) => one.slips <= slipsAllowed(shortest))
    .sort((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_MEANT)
    .map((row) => row.word);
}
