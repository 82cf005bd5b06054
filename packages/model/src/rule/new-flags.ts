import type { Flag } from './judge.ts';
import type { Written } from './read-words.ts';

/**
 * Those of an edited text's flags that the text did not give before: by a rule that did not meet it, or by other words. What stood there
 * was judged when it was written, and a person may have kept it.
 */
export function newFlags(
  now: { text: Written; flags: readonly Flag[] },
  before: { text: Written; flags: readonly Flag[] },
): Flag[] {
  const known = new Set(before.flags.flatMap((flag) => wordsOf(before.text, flag)));
  return now.flags.filter((flag) => wordsOf(now.text, flag).some((words) => !known.has(words)));
}

const wordsOf = (text: Written, { rule, marks }: Flag): string[] => [
  rule,
  ...marks.map((mark) => `${rule} ${markedIn(text, mark).toLowerCase()}`),
];

export const markedIn = (text: Written, { field, from, to }: Flag['marks'][number]): string =>
  (text[field] ?? '').slice(from, to);
