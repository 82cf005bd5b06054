import { languageOf } from '../language/index.ts';

const letters = { arabic: /\p{Script=Arabic}/gu, latin: /\p{Script=Latin}/gu };
const count = (text: string, of: RegExp) => text.match(of)?.length ?? 0;

/** Whether a text can be in that language, by its letters. */
export function canBeIn(locale: string, text: string): boolean {
  const [arabic, latin] = [count(text, letters.arabic), count(text, letters.latin)];
  return languageOf(locale)?.script === 'arabic' ? arabic > latin : latin > arabic;
}
