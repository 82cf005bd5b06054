/** Words that many associations have in their names, and that tell nobody apart. */
const common = new Set([
  ...['association', 'asso', 'collectif', 'entraide', 'espace', 'solidarite', 'the', 'of', 'and', 'club'],
  ...['les', 'la', 'le', 'l', 'de', 'des', 'du', 'd', 'et', 'a', 'au', 'aux', 'en', 'friends', 'amis'],
  ...[
    'asociacion',
    'colectivo',
    'espacio',
    'ayuda',
    'el',
    'los',
    'las',
    'del',
    'y',
    'amigos',
    'associacao',
    'coletivo',
    'espaco',
    'ajuda',
  ],
  ...[
    'o',
    'os',
    'as',
    'do',
    'da',
    'dos',
    'e',
    'verein',
    'der',
    'die',
    'das',
    'und',
    'von',
    'hilfe',
    'freunde',
  ],
]);

/** Those of a name's words that it is remembered by. */
export function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !common.has(word));
  return telling.length > 0 ? telling : words;
}

/** Small Latin letters and digits as the eye takes them: 0 is o, 1 and l are i, rn is m. */
export const asSeen = (letters: string): string =>
  letters.replaceAll('0', 'o').replaceAll(/[1il]/g, 'i').replaceAll('rn', 'm').replaceAll('vv', 'w');
