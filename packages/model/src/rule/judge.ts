import type { Locale, RuleName, RuleSettings } from '../tenant/index.ts';
import { contactsIn } from './contact.ts';
import { findSigns } from './find-signs.ts';
import { forgedNames, posesAs } from './look-alike.ts';
import { type Mark, readWords, type Word, type Written } from './read-words.ts';
import { findTerms, readTerms, type Terms } from './terms.ts';

export interface Flag {
  rule: RuleName;
  effect: 'flag' | 'hold';
  /** Which words of the text; none when it is its author. */
  marks: Mark[];
}

/** What a rule has to know besides the text. */
export interface Circumstances {
  /** The language the text is written in. */
  locale: Locale;
  rules: RuleSettings;
  /** public: a listing or a profile. first-message: to somebody they never wrote to. */
  place: 'public' | 'first-message' | 'message';
  newMember: boolean;
  /** The same text came often lately, or in several spaces. */
  repeated?: boolean;
  author: { name: string; team: boolean };
  /** The space's name in each of its languages, and how its admins and moderators are called. */
  names: { space: readonly string[]; team: readonly string[] };
  /** Addresses and telephone numbers of the association; they may stand anywhere. */
  ownContacts: readonly string[];
  emergencyNumbers: readonly string[];
}

/** A desk that shows more marks than these in one text shows nothing. */
const MOST_MARKS = 20;

/** Which rules of the space this text meets, and by which words. It decides nothing else: a person does. */
export function judge(text: Written, about: Circumstances): Flag[] {
  const words = readWords(text);
  const marks = new Map<RuleName, Mark[]>();
  const meets = (rule: RuleName, found: readonly Mark[]) =>
    marks.set(rule, [...(marks.get(rule) ?? []), ...found]);
  for (const { rule, marks: found } of findSigns(words)) {
    if (rule === 'off-platform' && about.place !== 'first-message') continue;
    if (rule === 'look-alike' && about.author.team) continue;
    meets(rule, found);
  }
  const accounts = accountsIn(text);
  if (accounts.length > 0) meets('money-first', accounts);
  if (about.place !== 'message') {
    const contacts = contactsIn(text, words, about.ownContacts, about.emergencyNumbers);
    if (contacts.length > 0) meets(about.place === 'public' ? 'contact' : 'off-platform', contacts);
  }
  if (!about.author.team) {
    const forged = forgedNames(text, words, [...about.names.space, ...about.names.team]);
    if (forged.length > 0 || posesAs(about.author.name, about.names)) meets('look-alike', forged);
  }
  const listed = listedWords(words, about.rules.lists[about.locale] ?? []);
  if (listed.length > 0) meets('words', listed);
  if (about.repeated) meets('repeated', []);
  if (about.newMember && about.place === 'public') meets('new-member', []);
  return [...marks].flatMap(([rule, found]): Flag[] => {
    const effect = about.rules[rule];
    return effect === 'off' ? [] : [{ rule, effect, marks: inOrder(found) }];
  });
}

/** Numbers of bank accounts (IBAN): two letters, two digits, and eleven to thirty more in groups. */
const IBAN =
  /(?<![A-Z\d])[A-Z]{2}\d{2}(?:[ \u00a0\u202f]?[A-Z\d]{4}){2,7}(?:[ \u00a0\u202f]?[A-Z\d]{1,3})?(?![A-Z\d])/g;

const accountsIn = (text: Written): Mark[] =>
  (['title', 'body'] as const).flatMap((field) =>
    [...(text[field] ?? '').matchAll(IBAN)]
      .filter(({ 0: found }) => found.replace(/\D/g, '').length >= 10)
      .map(({ 0: found, index }) => ({ field, from: index, to: index + found.length })),
  );

const read = new WeakMap<readonly string[], Terms<'listed'>>();

function listedWords(words: readonly Word[], list: readonly string[]): Mark[] {
  if (list.length === 0) return [];
  const terms = read.get(list) ?? readTerms({ listed: list });
  read.set(list, terms);
  return (findTerms(words, terms).get('listed') ?? []).flatMap(({ first, last }) => {
    const [start, end] = [words[first], words[last]];
    return start && end ? [{ field: start.field, from: start.from, to: end.to }] : [];
  });
}

/** Each place once, the title first. */
function inOrder(marks: readonly Mark[]): Mark[] {
  const sorted = [...marks].sort(
    (a, b) => (a.field === b.field ? 0 : a.field === 'title' ? -1 : 1) || a.from - b.from || b.to - a.to,
  );
  const kept: Mark[] = [];
  for (const mark of sorted) {
    const before = kept.at(-1);
    if (before?.field === mark.field && mark.from < before.to) before.to = Math.max(before.to, mark.to);
    else kept.push({ ...mark });
  }
  return kept.slice(0, MOST_MARKS);
}
