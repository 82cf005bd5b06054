const names = new Map<string, Intl.DisplayNames>();

/** "GB" in "fr" -> "Royaume-Uni". The code itself where ICU knows no name; English where the locale is no locale. */
export function countryName(code: string, locale: string): string {
  let inLocale = names.get(locale);
  if (!inLocale) {
    inLocale = new Intl.DisplayNames([isLocale(locale) ? locale : 'en', 'en'], { type: 'region' });
    // Locales come from requests: do not let them fill the memory.
    if (names.size < 100) names.set(locale, inLocale);
  }
  try {
    return inLocale.of(code) ?? code;
  } catch {
    return code;
  }
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length > 0;
  } catch {
    return false;
  }
}
