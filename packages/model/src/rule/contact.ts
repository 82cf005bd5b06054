import { findPersonalDetails, type PersonalDetail } from '../listing/index.ts';
import { withoutPrefix } from '../text/index.ts';
import type { Field, Mark, Word, Written } from './read-words.ts';

const FIELDS: readonly Field[] = ['title', 'body'];
const DATES = /\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}\b|\b\d{1,2}[:h]\d{2}\b/g;
const FEWEST_DIGITS = 9;
/** An address said aloud: helen at outlook dot com. */
const SAID_ADDRESS =
  /(?<![\p{L}\d._-])[\p{L}\d._-]{2,40} (?:at|chez|arobase|arroba) (?:g ?mail|outlook|hotmail|yahoo|icloud|proton|mail|orange|laposte|live) (?:dot|point|punto|ponto|punkt) [a-z]{2,3}\b/giu;
/** How somebody is called elsewhere: @marco.zq. */
const HANDLE = /(?<![\p{L}\d._%+-])@[\p{L}\d_][\p{L}\d._]{2,39}/gu;

/** Every address and number in the text but the association's own and those of emergencies. */
export function contactsIn(
  text: Written,
  words: readonly Word[],
  own: readonly string[],
  emergency: readonly string[],
): Mark[] {
  const allowed = [...own, ...emergency];
  const written = FIELDS.flatMap((field) => {
    const said = text[field] ?? '';
    const spoken = [SAID_ADDRESS, HANDLE]
      .flatMap((pattern) => [...said.matchAll(pattern)])
      .map(({ 0: found, index }) => ({
        ...{ field, from: index, to: index + found.length },
      }));
    const found = findPersonalDetails(said)
      .filter((detail) => isContact(detail) && !allowed.some((one) => sameContact(one, detail)))
      .map(({ from, to }) => ({ field, from, to }));
    return [...found, ...spoken];
  });
  return [...written, ...spelledNumbers(words)];
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Two dates in a row have as many digits as a telephone number. */
const isContact = ({ kind, said }: PersonalDetail) =>
  kind === 'email' || /[a-z]/i.test(said) || digitsOf(said.replace(DATES, '')).length >= FEWEST_DIGITS;

/** The last eight digits are the same with a country's prefix and without. */
function sameContact(allowed: string, { kind, said }: PersonalDetail): boolean {
  if (kind === 'email') return allowed.toLowerCase() === said.replace(/\s/g, '').toLowerCase();
  const [one, other] = [digitsOf(allowed), digitsOf(said)];
  return one !== '' && (one === other || (one.length >= 8 && one.slice(-8) === other.slice(-8)));
}

const ZERO = new Set(['zero', 'oh', 'plus', 'mas', 'mais', 'cero', 'null', 'صفر', '0', '00', '06', '07']);
const NUMBERS = new Set(
  `zero un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente quarante cinquante
  soixante septante huitante nonante oh one two three four five seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred double triple cent y e cero dos tres cuatro cinco seis siete ocho nueve diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa uno
  um dois duas quatro sete oito nove dez vinte trinta quarenta cinquenta sessenta oitenta null eins zwei zwo drei vier funf sechs sieben acht neun zehn elf
  zwolf zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig اثنا اثني مئه صفر واحد اثنان اثنين ثلاثه ثلاث اربعه اربع خمسه خمس
  سته ست سبعه سبع ثمانيه ثماني ثمان تسعه تسع عشره عشر عشرون عشرين ثلاثون ثلاثين اربعون اربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون
  ثمانين تسعون تسعين`.split(/\s+/),
);
const FEWEST_WORDS = 6;

/** A telephone number in words, "zéro six, trente-neuf" and so on, or digit by digit: 0.6.3.9. */
function spelledNumbers(words: readonly Word[]): Mark[] {
  const marks: Mark[] = [];
  for (let first = 0; first < words.length; first++) {
    const start = words[first];
    if (!start || !ZERO.has(start.word)) continue;
    let last = first;
    while (isNumber(words[last + 1]) && words[last + 1]?.field === start.field) last++;
    const run = words.slice(first, last + 1);
    const inWords = run.length >= FEWEST_WORDS && run.filter(({ word }) => !/^\d+$/.test(word)).length >= 3;
    const digitByDigit = run.length >= FEWEST_DIGITS && run.every(({ word }) => /^\d$/.test(word));
    if (inWords || digitByDigit)
      marks.push({ field: start.field, from: start.from, to: words[last]?.to ?? start.to });
    first = last;
  }
  return marks;
}

const isNumber = (word: Word | undefined): boolean =>
  word !== undefined &&
  (NUMBERS.has(word.word) ||
    /^\d{1,3}$/.test(word.word) ||
    withoutPrefix(word.word).some((one) => NUMBERS.has(one)));
