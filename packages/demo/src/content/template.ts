export type Template = Readonly<{ title: string; text: string }>;
export type Words = Readonly<Record<string, readonly string[]>>;

/** Lines of "title :: text". */
export function parseTemplates(block: string): Template[] {
  return block
    .trim()
    .split('\n')
    .map((line) => {
      const [title, text] = line.split(' :: ');
      if (!title || !text) throw new Error(`Not "title :: text": ${line}`);
      return { title, text };
    });
}

/**
 * Fills the slots of several texts alike: `{day}` is the same day in all of them.
 *
 * @throws Error on a slot without words.
 */
export function fill(
  texts: readonly string[],
  words: Words,
  choose: (list: readonly string[]) => string,
): string[] {
  const chosen = new Map<string, string>();
  const wordFor = (slot: string): string => {
    const list = words[slot];
    if (!list) throw new Error(`No words for the slot {${slot}}`);
    const word = chosen.get(slot) ?? choose(list);
    chosen.set(slot, word);
    return word;
  };
  return texts.map((text) => capitalise(text.replace(/\{(\w+)\}/g, (_, slot: string) => wordFor(slot))));
}

/** A slot may open a sentence, and its words are written small. */
function capitalise(text: string): string {
  return text.replace(
    /(^|[.!?]\s+)(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
