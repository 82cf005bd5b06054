import type { i18n, TOptions } from 'i18next';
import type { Words } from './words.ts';

export interface Speech {
  locale: string;
  words: Record<string, Words>;
}

/**
 * What i18next does for our texts: nested keys, plural forms, `{{values}}`; the test says every text both ways. It wears those parts of
 * The part of i18next that react-i18next looks at, for a twelfth of its weight in the browser and a tenth of its time on the server, which says
 * some hundred texts a page (docs/decisions tells the price).
 */
export function createSpeaker(
  { locale, words }: Speech,
  fetchWords: (namespace: string) => Promise<Words>,
): i18n {
  const plurals = new Intl.PluralRules(locale);
  const fixed = new Map<string, ReturnType<typeof translator>>();
  const pending = new Map<string, Promise<void>>();

  const translator =
    (home: string) =>
    (key: string, options: TOptions = {}) => {
      const at = key.indexOf(':');
      const [namespace, path] = at < 0 ? [home, key] : [key.slice(0, at), key.slice(at + 1)];
      const find = (name: string) => textAt(words[namespace], name);
      const { count } = options;
      const text =
        count === undefined
          ? find(path)
          : ((count === 0 ? find(`${path}_zero`) : undefined) ??
            find(`${path}_${plurals.select(count)}`) ??
            find(`${path}_other`) ??
            find(path));
      return text === undefined ? path : filled(text, options);
    };

  const load = (namespace: string) => {
    const coming =
      pending.get(namespace) ??
      fetchWords(namespace).then(
        (texts) => {
          words[namespace] = texts;
        },
        // Without its words a page would show names of texts; a whole new document brings them along.
        () => globalThis.location?.reload(),
      );
    pending.set(namespace, coming);
    return coming;
  };

  const instance = {
    language: locale,
    languages: [locale],
    isInitialized: true,
    options: { defaultNS: 'common', react: { bindI18n: '', bindI18nStore: '' } },
    getFixedT(_: unknown, namespace: string | string[] = 'common') {
      const home = Array.isArray(namespace) ? (namespace[0] ?? 'common') : namespace;
      const t = fixed.get(home) ?? translator(home);
      fixed.set(home, t);
      return t;
    },
    hasLoadedNamespace: (namespace: string) => Object.hasOwn(words, namespace),
    loadNamespaces(namespaces: string | string[], done: () => void) {
      void Promise.all([namespaces].flat().map(load)).then(done);
    },
    getResourceBundle: (_: string, namespace: string) => words[namespace],
  };
  // biome-ignore lint/suspicious/noExplicitAny: react-i18next asks for the whole of i18next's type and touches these parts of it
  return instance as any;
}

function textAt(words: Words | undefined, path: string): string | undefined {
  let found: Words | string | undefined = words;
  for (const step of path.split('.'))
    found = typeof found === 'object' && Object.hasOwn(found, step) ? found[step] : undefined;
  return typeof found === 'string' ? found : undefined;
}

function filled(text: string, values: Record<string, unknown>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
