import { z } from 'zod';
import { Line } from '../text/index.ts';

const LONGEST_ENTRY = 60;
const MOST_ENTRIES = 200;
/** Letters and digits with what stands between words, and at most one star at the end. */
const ENTRY = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} ’'·-]*\*?$/u;
const TWO_LETTERS = /[\p{L}\p{N}]\p{M}*[\p{L}\p{N}]/u;

/** A word or a phrase; `arnaqu*` stands for every word that begins so. It is no regular expression, and what looks like one is refused. */
const WordEntry = Line.max(LONGEST_ENTRY)
  .refine((entry) => ENTRY.test(entry), 'Write words with letters and digits; a * may stand at the end.')
  .refine((entry) => TWO_LETTERS.test(entry), 'A word needs two letters or more.');

export const WordList = z.array(WordEntry).max(MOST_ENTRIES);
export type WordList = z.infer<typeof WordList>;
