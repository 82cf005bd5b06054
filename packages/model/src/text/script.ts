const letters = { arabic: /\p{Script=Arabic}/gu, latin: /\p{Script=Latin}/gu };
const count = (text: string, of: RegExp) => text.match(of)?.length ?? 0;

/** Whether a text can be in that language, by its letters: `ar` is written in Arabic ones, our other languages in Latin ones. */
export function canBeIn(locale: string, text: string): boolean {
  const [arabic, latin] = [count(text, letters.arabic), count(text, letters.latin)];
  return locale === 'ar' ? arabic > latin : latin > arabic;
}
