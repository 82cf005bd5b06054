import { foldDigits } from '../text/index.ts';

// Looked for from the beginning of a word only, else a long one is read again from each of its letters.
const EMAIL =
  /(?<![\p{L}\d._+-])[\p{L}\d._+-]{1,64}\s?(?:@|[([{]\s?(?:at|arobase|chez)\s?[)\]}]|arobase)\s?[\p{L}\d-]+\s?(?:\.|[([{]?\s?(?:dot|point)\s?[)\]}]?)\s?[\p{L}\d.]{2,}/iu;
/** With a + or a 0 in front, as +33 (0)6 12 34 56 78; or as people write in North America, (514) 555-0142. */
const PHONES = [
  /(?:\+|\b0)\d(?:[\s.()-]{0,3}\d){7,13}\b/,
  /(?:\(\d{3}\)\s?|\b[2-9]\d{2}[\s.-])\d{3}[\s.-]\d{4}\b/,
  /\b(?:wa\.me|t\.me|m\.me|signal\.me|(?:api|chat)\.whatsapp\.com)\//i,
];

/** What an author may not have meant to show to everybody; only a warning comes of it. */
export function personalDetails(text: string): ('phone' | 'email')[] {
  const plain = foldDigits(text.replace(/\p{Cf}/gu, '').normalize('NFKC'));
  const found: ('phone' | 'email')[] = [];
  if (EMAIL.test(plain)) found.push('email');
  if (PHONES.some((phone) => phone.test(plain))) found.push('phone');
  return found;
}
