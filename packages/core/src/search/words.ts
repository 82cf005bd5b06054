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
  /** Which of the texts. */
  at: number;
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

interface ReadWord extends Pick<Looked, 'stems' | 'known' | 'begun'>, Pick<CutWord, 'word' | 'lone'> {
  /** The last that was typed. */
  last: boolean;
  /** More letters may follow. */
  unfinished: boolean;
}

/** A word, and which categories it means. */
export type LookedUp = ReadWord & Recognised;

/**
 * What was typed as words to look for, in turn until something is found ({@link attemptsFor}). Without a text everything is looked for.
 * @returns no attempt when a text holds no word
 */
export async function readAttempts(
  tx: TenantTx,
  config: TenantConfig,
  text: string | undefined,
): Promise<Wanted[]> {
  const [words = null] = text ? await readTexts(tx, config, [text]) : [[]];
  return words ? attemptsFor(words) : [];
}

/**
 * Each of the texts as words to look for, in the space's languages. The last one may be unfinished. A word that no listing holds stands
 * for those that are a slip of the keyboard away as well. Words that say nothing ("de la") ask for nothing.
 * @returns null for a text that holds no word
 */
export async function readTexts(
  tx: TenantTx,
  config: TenantConfig,
  texts: readonly string[],
): Promise<(Word[] | null)[]> {
  const read = await lookUp(tx, config, texts);
  const unknown = read.flatMap((words) => words?.filter((word) => !isKnown(word) && !word.lone) ?? []);
  const slips = await slipsOf(tx, unknown);
  return read.map(
    (words) =>
      words?.map((looked) => {
        const { means, asking, word } = looked;
        const begun = looked.begun.length <= MOST_BEGUN ? looked.begun : [];
        const stems = looked.lone ? [] : [...looked.stems, ...(slips.get(looked) ?? [])];
        return {
          stems: [...new Set([...stems, ...begun])],
          beginnings: looked.unfinished ? beginningsOf(looked, begun.length > 0) : [],
          ...{ means, asking, length: word.length },
        };
      }) ?? null,
  );
}

/** It is no slip of the keyboard. */
const isKnown = (word: LookedUp) => isHeld(word) || word.exactly;

/** The words of a text that say something, with what the space's listings and its categories make of them. */
export async function lookUp(
  tx: TenantTx,
  config: TenantConfig,
  texts: readonly string[],
): Promise<(LookedUp[] | null)[]> {
  const typed = texts.map((text) => cutWords(text).slice(0, MOST_WORDS));
  const forms = typed.flatMap((words, at) =>
    words.flatMap(({ word, lone, forms: all }, n) =>
      all.map((form, which) => ({
        ...{ at, n, word, lone, form },
        unfinished: lone || n === words.length - 1,
        first: which === 0,
      })),
    ),
  );
  const rows =
    forms.length === 0
      ? []
      : await tx.execute<Looked>(sql`
    select at, n, stems, empty, exists (select from listing_words where word = any (stems)) as known,
      case when unfinished then array(
        select begun.word from listing_words begun where begun.word >= t.word and begun.word < t.word || chr(1114111)
        order by begun.word limit ${MOST_BEGUN + 1}::integer) else '{}' end as begun
    from (
      select at, n, word, unfinished, coalesce(array_agg(distinct stem) filter (where stem is not null), '{}') as stems,
        bool_or(first and lexemes = '{}') as empty
      from json_to_recordset(${JSON.stringify(forms)}::json)
          form (at integer, n integer, word text, unfinished boolean, form text, first boolean)
        cross join unnest(${textArray(config.locales)}::text[]) locale
        cross join lateral ts_lexize(stemmer_of(locale), form) lexemes
        left join lateral unnest(lexemes) stem on true
      group by at, n, word, unfinished
    ) t
    order by at, n`);
  const meanings = rows.length > 0 ? await meaningsOf(tx, config) : null;
  return typed.map((cut, at) => {
    if (cut.length === 0) return null;
    const read = rows
      .filter((row) => row.at === at)
      .flatMap(({ n, stems, known, begun, empty }): ReadWord[] => {
        const as = cut[n];
        const last = n === cut.length - 1;
        return as && !empty
          ? [{ word: as.word, lone: as.lone, last, unfinished: last || as.lone, stems, known, begun }]
          : [];
      });
    const meaning = meanings ? recognise(read, meanings) : [];
    return read.map((word, n) => ({ ...word, ...(meaning[n] ?? NO_MEANING) }));
  });
}

/** An array of texts as the database reads one. */
export const textArray = (texts: readonly string[]) =>
  JSON.stringify(texts).replace(/^\[/, '{').replace(/\]$/, '}');

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
  /** It may say only that help is wanted, by itself or with other words. */
  mayAsk: boolean;
}

const NO_MEANING: Recognised = { means: [], asking: false, exactly: false, mayAsk: false };

/** Some listing of the space holds it, or a word that begins so. */
export const isHeld = ({ known, begun }: Pick<ReadWord, 'known' | 'begun'>) => known || begun.length > 0;

/** Which categories each word means, alone or with the others. */
function recognise(words: readonly ReadWord[], { phrases, byStem }: Meanings): Recognised[] {
  const exact = words.map(({ stems }) => stems.flatMap((stem) => byStem.get(stem) ?? []));
  const fitting = words.map((word, n) =>
    exact[n]?.length || isHeld(word) || word.word.length < 4
      ? (exact[n] ?? [])
      : phrases.flatMap((phrase) =>
          phrase.words
            .filter((spelling) => mayMean(word.word, spelling, word.last))
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
      mayAsk: (fitting[n] ?? []).some(({ phrase }) => phrase.slug === null),
    };
  });
}

/** A word that no listing holds may be a phrase's word that is unfinished or misspelt. */
export const mayMean = (word: string, { forms }: Spelling, unfinished: boolean): boolean =>
  forms.some(
    (form) =>
      form[0] === word[0] &&
      (unfinished || Math.abs(form.length - word.length) <= 2) &&
      Math.max(typingSlips(word, form), unfinished ? 0 : typingSlips(form, word)) <=
        slipsAllowed(word.length),
  );

const slipsAllowed = (length: number) => (length < 7 ? 1 : 2);

/** Words of listings that each may have meant, all looked up at once. The first letter is taken to be right, and a short word to be spelt right. */
async function slipsOf<Read extends ReadWord>(
  tx: TenantTx,
  words: readonly Read[],
): Promise<Map<Read, string[]>> {
  const wanted = words.flatMap((read) => {
    const slips = slipsFrom(read);
    if (!slips) return [];
    const { first, shortest } = slips;
    return [
      { read, slips, first, shortest: shortest - 2, longest: read.unfinished ? 40 : read.word.length + 2 },
    ];
  });
  if (wanted.length === 0) return new Map();
  const asked = new Map<string, { first: string; beyond: string; shortest: number; longest: number }>();
  for (const { first, shortest, longest } of wanted) {
    const known = asked.get(first);
    asked.set(first, {
      // Put together here: in the query it would not be leakproof, and row security would keep it out of the index.
      ...{ first, beyond: `${first}\u{10ffff}` },
      shortest: Math.min(shortest, known?.shortest ?? shortest),
      longest: Math.max(longest, known?.longest ?? longest),
    });
  }
  const rows = await tx.execute<{ first: string; word: string }>(sql`
    select first, word from json_to_recordset(${JSON.stringify([...asked.values()])}::json)
        asked (first text, beyond text, shortest integer, longest integer)
      join listing_words on word >= first and word < beyond
        and char_length(word) between shortest and longest`);
  const begun = new Map<string, string[]>();
  for (const { first, word } of rows) {
    const known = begun.get(first);
    if (known) known.push(word);
    else begun.set(first, [word]);
  }
  return new Map(
    wanted.map(({ read, slips, first, shortest, longest }) => [
      read,
      (begun.get(first) ?? [])
        .filter((word) => lettersOf(word) >= shortest && lettersOf(word) <= longest)
        .map((word) => ({ word, slips: slips.to(word) }))
        .filter((one) => one.slips <= slips.allowed)
        .sort((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1))
        .slice(0, MOST_MEANT)
        .map(({ word }) => word),
    ]),
  );
}

/** As the database counts them. */
const lettersOf = (word: string) => [...word].length;

interface Slips {
  /** The letter that a word must begin with. */
  first: string;
  /** Letters of the word or of its shortest stem. */
  shortest: number;
  allowed: number;
  /** How many lie between it and a word of a listing. */
  to(known: string): number;
}

/** Null for a word that is too short to be misspelt. */
export function slipsFrom({
  word,
  stems,
  unfinished,
}: Pick<ReadWord, 'word' | 'stems' | 'unfinished'>): Slips | null {
  const of = [...new Set([word, ...stems])].filter((one) => one.length >= 4);
  const [first] = of;
  if (!first) return null;
  const shortest = Math.min(...of.map((one) => one.length));
  const between = (one: string, known: string) =>
    Math.max(typingSlips(one, known), unfinished ? 0 : typingSlips(known, one));
  return {
    first: first.slice(0, 1),
    shortest,
    allowed: slipsAllowed(shortest),
    to: (known) => Math.min(...of.map((one) => between(one, known))),
  };
}
