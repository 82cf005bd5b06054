// Where many people speak it, of the languages that spaces have: CLDR knows, but Intl does not tell.
const countries: Record<string, string> = {
  fr: 'FR BE CH LU MC CA HT GP MQ GF RE YT PF NC PM SN CI CM BJ TG BF ML NE GA CG CD MG DJ KM GN TD CF MA DZ TN',
  en: 'GB IE US CA AU NZ ZA JM TT BS BB MT GI BM IM JE GG',
  es: 'ES MX AR CO CL PE VE EC BO PY UY CR PA NI HN SV GT DO CU PR GQ',
  pt: 'PT BR AO MZ CV GW ST TL',
  de: 'DE AT CH LI LU',
  ar: 'SA AE QA BH KW OM YE IQ SY LB JO PS EG LY TN DZ MA MR SD',
};
const byLanguage = new Map(
  Object.entries(countries).map(([locale, codes]) => [locale, new Set(codes.split(' '))]),
);

/** Whether the reader's language is one that people speak in that country. False for languages that we know nothing of. */
export function isSpokenIn(country: string, locale: string): boolean {
  return byLanguage.get(locale.split('-')[0] ?? '')?.has(country) ?? false;
}

/** Whether it is the country that a language has its name from, where most of its readers live: of two Saint-Raphaëls, the one in France. */
export function isHomeOf(country: string, locale: string): boolean {
  return homes.has(country) && country === locale.split('-')[0]?.toUpperCase();
}

/** Where the letters of the language are those of the country. */
const homes = new Set('BG DE ES FI FR HR HU ID IS IT LT LV MK NL PL PT RO RU SK TH TR'.split(' '));

/** Whether places carry labels in that language: one without a label is then called there as its own people call it. */
export function hasLabels(locale: string): boolean {
  return byLanguage.has(locale.split('-')[0] ?? '');
}
