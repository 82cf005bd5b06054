import { CONCEPTS, DENIALS, EVEN_DENIED } from './concepts.ts';
import type { Mark, Word } from './read-words.ts';
import { COMPOUNDS, type Part, SIGNS, type Sign } from './signs.ts';
import { findTerms, type Hit, readTerms } from './terms.ts';

const TERMS = readTerms(CONCEPTS);
/** How far before a thing a "not" stands, in words of the same clause. */
const DENIED_WITHIN = 4;
/** How far a warning reaches, in words. */
const WARNED_WITHIN = 25;
const WARNED: ReadonlySet<Sign['rule']> = new Set(['money-first', 'transfer', 'false-work']);
/** Written "900 a week": who pays that for an au pair pays nothing. */
const HIGH_WEEKLY = 500;

export interface Found {
  rule: Sign['rule'];
  marks: Mark[];
}

/** Every sign that the text gives, with the words that gave it. */
export function findSigns(words: readonly Word[]): Found[] {
  const all = findTerms(words, TERMS);
  const meant = new Map<Part, Hit[]>();
  for (const [concept, hits] of all) {
    const kept = EVEN_DENIED.has(concept) ? hits : hits.filter(({ first }) => !isDenied(words, first));
    if (kept.length > 0) meant.set(concept, kept);
  }
  for (const [name, { parts, within }] of Object.entries(COMPOUNDS)) {
    const [first, second] = parts.map((part) => hitsOf(meant, part)) as [Hit[], Hit[]];
    const found = first.flatMap((hit) => {
      const next = nearest(second, hit, within, true);
      return next ? [{ first: hit.first, last: next.last }] : [];
    });
    if (found.length > 0) meant.set(name as Part, found);
  }
  const warnings = all.get('warning') ?? [];
  const found = SIGNS.flatMap((sign) => {
    const [start = [], ...others] = sign.parts.map((part) => hitsOf(meant, part));
    const hits = start.flatMap((hit) => {
      if (WARNED.has(sign.rule) && nearest(warnings, hit, WARNED_WITHIN, false)) return [];
      const rest = others.map((part) => nearest(part, hit, sign.within, sign.inOrder ?? false));
      return rest.every((one) => one !== null) ? [hit, ...(rest as Hit[])] : [];
    });
    return hits.length === 0 ? [] : [{ rule: sign.rule, marks: hits.map((hit) => markOf(words, hit)) }];
  });
  return [...found, ...highWages(words, meant)];
}

const hitsOf = (meant: ReadonlyMap<Part, Hit[]>, part: readonly Part[]): Hit[] => {
  const [only] = part;
  if (part.length === 1 && only) return meant.get(only) ?? [];
  return part.flatMap((concept) => meant.get(concept) ?? []).sort((a, b) => a.first - b.first);
};

function isDenied(words: readonly Word[], first: number): boolean {
  const clause = words[first]?.clause;
  for (let at = first - 1; at >= Math.max(0, first - DENIED_WITHIN); at--) {
    const before = words[at];
    if (before?.clause !== clause) return false;
    if (before && (DENIALS.has(before.word) || isDont(words, at))) return true;
  }
  return false;
}

/** "don't" is cut in two, and "don" alone is a French gift. */
const isDont = (words: readonly Word[], at: number): boolean =>
  words[at]?.word === 'don' && words[at + 1]?.word === 't';

/** The one that stands nearest to `hit` and shares no word with it. Hits are in the order of the text. */
function nearest(hits: readonly Hit[], hit: Hit, within: number, after: boolean): Hit | null {
  let [low, high] = [0, hits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.first ?? 0) < hit.first) low = middle + 1;
    else high = middle;
  }
  let best: Hit | null = null;
  let least = within + 1;
  // Hits of several concepts may begin at the same word: a few on each side are enough.
  for (let at = Math.max(0, low - 4); at < Math.min(hits.length, low + 6); at++) {
    const other = hits[at];
    if (!other) continue;
    const gap = other.first > hit.last ? other.first - hit.last - 1 : hit.first - other.last - 1;
    if (gap < 0 || (after && other.first < hit.first) || gap >= least) continue;
    [best, least] = [other, gap];
  }
  return best;
}

const markOf = (words: readonly Word[], { first, last }: Hit): Mark => ({
  field: words[first]?.field ?? 'body',
  from: words[first]?.from ?? 0,
  to: words[last]?.to ?? 0,
});

/** An au pair who is promised as much in a week as the honest pay in a month. */
function highWages(words: readonly Word[], meant: ReadonlyMap<Part, Hit[]>): Found[] {
  const [au] = meant.get('auPair') ?? [];
  const weeks = meant.get('week') ?? [];
  if (!au) return [];
  const wages = words.flatMap((word, at) => {
    if (!/^\d{3,5}$/.test(word.word) || Number(word.word) < HIGH_WEEKLY) return [];
    const week = nearest(weeks, { first: at, last: at }, 3, true);
    return week ? [markOf(words, { first: at, last: week.last })] : [];
  });
  return wages.length === 0 ? [] : [{ rule: 'false-work', marks: [markOf(words, au), ...wages] }];
}
