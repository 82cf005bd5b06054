const MARK = '##-';

/** The line over a mail that may be answered: what stands above it in the answer is new. */
export const answerMark = (words: string): string => `${MARK} ${words} ${MARK.split('').reverse().join('')}`;

/** What stands above our mark, in whatever language it is written; null when there is none. */
export function aboveAnswerMark(text: string): string | null {
  const at = text.indexOf(MARK);
  return at < 0 ? null : text.slice(0, text.lastIndexOf('\n', at) + 1);
}
