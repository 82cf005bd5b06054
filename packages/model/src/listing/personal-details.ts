import { foldDigits } from '../text/index.ts';

// Looked for from the beginning of a word only, else a long one is read again from each of its letters.
const EMAIL =
  /(?<![\p{L}\d._+-])[\p{L}\d._+-]{1,64}\s?(?:@|[([{]\s?(?:at|arobase|chez)\s?[)\]}]|arobase)\s?[\p{L}\d-]+\s?(?:\.|[([{]?\s?(?:dot|point)\s?[)\]}]?)\s?[\p{L}\d.]{2,}/giu;
/** With a + or a 0 in front, as +33 (0)6 12 34 56 78; or as people write in North America, (514) 555-0142. */
const PHONES = [
  /(?:\+|\b0)\d(?:[\s.()-]{0,3}\d){7,13}\b/g,
  /(?:\(\d{3}\)\s?|\b[2-9]\d{2}[\s.-])\d{3}[\s.-]\d{4}\b/g,
  /\b(?:wa\.me|t\.me|m\.me|signal\.me|(?:api|chat)\.whatsapp\.com)\/[\w+]*/gi,
];

/** `said` is what was found with plain digits and without invisible marks; offsets are of the text as it was written. */
export interface PersonalDetail {
  kind: 'phone' | 'email';
  said: string;
  from: number;
  to: number;
}

/** Each address and telephone number in a text. */
export function findPersonalDetails(text: string): PersonalDetail[] {
  let plain = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    const read = /\p{Cf}/u.test(character) ? '' : foldDigits(character.normalize('NFKC'));
    for (let n = 0; n < read.length; n++) offsets.push(at);
    plain += read;
    at += character.length;
  }
  offsets.push(at);
  const find = (kind: PersonalDetail['kind'], pattern: RegExp) =>
    [...plain.matchAll(pattern)].map(({ 0: found, index }): PersonalDetail => {
      const said = withoutFullStops(found);
      const last = offsets[index + said.length - 1] ?? at;
      const to = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
      return { kind, said, from: offsets[index] ?? 0, to: Math.min(to, text.length) };
    });
  return [...find('email', EMAIL), ...PHONES.flatMap((pattern) => find('phone', pattern))];
}

/** Those at the end belong to the sentence. */
function withoutFullStops(found: string): string {
  let end = found.length;
  while (found[end - 1] === '.') end--;
  return found.slice(0, end);
}

/** What an author may not have meant to show to everybody; only a warning comes of it. */
export function personalDetails(text: string): PersonalDetail['kind'][] {
  return [...new Set(findPersonalDetails(text).map(({ kind }) => kind))];
}
