import i18next, { type BackendModule, type i18n, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { sharedOptions } from './options.ts';

/** What a document brings along in `<script id="words">`: the words of its own routes. */
export interface WordsOfDocument {
  locale: string;
  version: string;
  words: Record<string, ResourceKey>;
}

/** Words of routes that are visited later; the address changes with the space's settings, so browsers may keep the answer. */
const later = (version: string): BackendModule => ({
  type: 'backend',
  init() {},
  read(locale, namespace, done) {
    fetch(`/lang/${version}/${locale}/${namespace}`)
      .then((response) =>
        response.ok ? response.json() : Promise.reject(new Error(String(response.status))),
      )
      .then(
        (words) => done(null, words),
        (error) => done(error, false),
      );
  },
});

/** The instance that hydration starts with: what the document says is there at once, so nothing flashes and nothing differs. */
export async function initClientI18n(): Promise<i18n> {
  const { locale, version, words } = JSON.parse(
    document.getElementById('words')?.textContent ?? '{"locale":"en","version":"none","words":{}}',
  ) as WordsOfDocument;
  await i18next
    .use(initReactI18next)
    .use(later(version))
    .init({
      lng: locale,
      fallbackLng: false,
      ns: Object.keys(words),
      resources: { [locale]: words },
      partialBundledLanguages: true,
      ...sharedOptions,
    });
  return i18next;
}
