import { LinkifyIt } from 'linkify-it';

// Endings of more than two letters that it does not know by itself.
const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: false, fuzzyIP: false }).tlds(
  ['app', 'dev', 'paris', 'bzh', 'quebec', 'ong'],
  true,
);

export interface TextPart {
  text: string;
  /** http or https only. */
  href?: string;
}

/** Marks without width that messengers put beside an address. They are no part of it. */
const BESIDE = /([\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+)/;

/** Splits plain text into parts, some of them links, so that a page renders text nodes and anchors and never HTML. */
export function autolink(text: string): TextPart[] {
  const parts: TextPart[] = [];
  const add = (part: TextPart) => {
    const last = parts.at(-1);
    // One text node: a mark may be part of an emoji or hold letters apart.
    if (last && !last.href && !part.href) last.text += part.text;
    else if (part.text !== '') parts.push(part);
  };
  for (const stretch of text.split(BESIDE)) {
    let end = 0;
    for (const match of linkify.match(stretch) ?? []) {
      const behind = stretch.slice(match.lastIndex);
      if (!/^https?:\/\//i.test(match.url) || (match.schema === '' && !isAddress(match.text, behind)))
        continue;
      add({ text: stretch.slice(end, match.index) });
      add({ text: match.text, href: match.url });
      end = match.lastIndex;
    }
    add({ text: stretch.slice(end) });
  }
  return parts;
}

/** Endings that people know as such, so that "demain.Il" and "merci.je" are no addresses. */
const ENDINGS = new Set(
  'com org net info eu fr ch ca lu uk pt nl au ie tn dz lb io app dev paris bzh quebec ong coop be de es it us ma me'.split(
    ' ',
  ),
);
/** Of these, the ones that are words too: an address only where no sentence goes on. */
const WORDS = new Set('be de es it us ma me app coop'.split(' '));

/** Whether a word with a dot in it is meant as an address. */
function isAddress(word: string, behind: string): boolean {
  if (/^www\./i.test(word) || /[/?#:]/.test(word)) return true;
  const ending = word.slice(word.lastIndexOf('.') + 1);
  // "Merci.Fr": a sentence begins behind its full stop.
  if (ending !== ending.toLowerCase() && word !== word.toUpperCase()) return false;
  if (!ENDINGS.has(ending.toLowerCase())) return false;
  return !WORDS.has(ending.toLowerCase()) || !/^\s*[\p{L}\p{N}]/u.test(behind);
}
