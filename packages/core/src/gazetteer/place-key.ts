const apostrophes = /['’‘`´ʼʻʹʿʾ′]/g;
const marks = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\p{Cf}]/gu;
const separators = /[^\p{L}\p{N}\p{M}]+/gu;

// Letters that NFKD leaves whole, a Greek one that differs at a word's end, and the Arabic ones that keyboards and spellings mix up.
const folds: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
  ə: 'e',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ک: 'ك',
  ة: 'ه',
  ە: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ٱ: 'ا',
};
const folded = new RegExp(`[${Object.keys(folds).join('')}]`, 'g');
// Only before another word: "st" alone may be the beginning of Stockholm.
const saint = /(^| )(st|ste)(?= )/g;

/**
 * The form in which names are compared: lower case, no accents, words parted by one space, apostrophes gone,
 * "St" before a name written out. "Saint-Étienne" -> "saint etienne", "القَاهِرَة" -> "القاهره".
 */
export function placeKey(name: string): string {
  return (
    name
      .replace(apostrophes, '')
      .normalize('NFKD')
      // Again: ŉ and the full-width one have only now become apostrophes.
      .replace(apostrophes, '')
      .toLowerCase()
      .replace(marks, '')
      .replace(folded, (letter) => folds[letter] ?? letter)
      .replace(separators, ' ')
      .trim()
      .replace(saint, (_, before, word) => `${before}${word === 'ste' ? 'sainte' : 'saint'}`)
  );
}
