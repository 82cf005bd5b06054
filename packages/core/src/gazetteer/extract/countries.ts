/** Languages in which a country's name is understood. */
const languages =
  'fr en ar es pt de it nl pl ru uk tr fa he el zh zh-Hant ja ko th hi bn ta vi id ms sw ro hu cs sk bg sr hr sl sq da sv nb fi et lv lt is ga ca eu gl az hy ka kk uz mn km lo my ne si ur ps ku am so ha yo mg lb be mk bs mt cy'.split(
    ' ',
  );
/** Those in which places carry labels: their names come first, with the language. */
const labelled = ['fr', 'en', 'ar', 'es', 'pt', 'de'];

/** Countries: code, the name in each labelled language, then what else languages call it. From CLDR, as Intl carries it. */
export function countryTable(codes: Iterable<string>): string {
  const said = languages.flatMap((language) =>
    (['long', 'short'] as const).map(
      (style) => new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' }),
    ),
  );
  const lines = [...codes].sort().map((code) => {
    const names = said.map((names) => names.of(code));
    const labels = labelled.map((language) => names[languages.indexOf(language) * 2] ?? '');
    const others = new Set(names.filter((name) => name !== undefined && !labels.includes(name)));
    return [code, ...labels, ...others].join('\t');
  });
  return `${lines.join('\n')}\n`;
}
