import { z } from 'zod';

/** They turn the text around them; left open, also the text of others behind it. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
const CONTROLS = /(?![\n\t])\p{Cc}|\p{Cs}/gu;
const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** Spaces, marks without width, and the letters that draw nothing: the Hangul fillers and the blank of Braille. */
const BLANK = /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\p{M}\u115f\u1160\u3164\uffa0\u2800]*$/u;
const BLANK_END = /[\s\u200b\u2060\ufeff]/;

/** Character by character: a search for blanks before the end reads each run of blanks again from each of its characters. */
const withoutBlankEnds = (text: string): string => {
  let [from, to] = [0, text.length];
  while (from < to && BLANK_END.test(text.charAt(from))) from++;
  while (to > from && BLANK_END.test(text.charAt(to - 1))) to--;
  return text.slice(from, to);
};

const cleaned = (text: string): string => {
  const rest = withoutBlankEnds(text.replace(CONTROLS, '').replace(TURNS, ''));
  return BLANK.test(rest) ? '' : rest;
};

/** A text as it is kept: line ends as "\n", no control characters, nothing that turns what stands around it; what looks empty is empty. */
export const plainText = (text: string): string => cleaned(text.replace(LINE_ENDS, '\n'));

/** The same on one line, for names and titles: they go into subjects and page titles. */
export const plainLine = (text: string): string =>
  cleaned(text.replace(LINE_ENDS, ' ').replace(/[\n\t]+/g, ' '));

/** What a person wrote over several lines. */
export const Text = z.string().overwrite(plainText);
/** What a person wrote on one line. */
export const Line = z.string().overwrite(plainLine);

const LETTERS_ARE_WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Two characters are enough where a letter is a word: 求助. */
export const longEnough = (text: string, letters: number): boolean =>
  text.length >= letters || ([...text].length >= 2 && LETTERS_ARE_WORDS.test(text));
