import type { Tenant } from '@entraide/core/ctx';

/** A namespace's texts, nested as in its file. */
export interface Words {
  [key: string]: string | Words;
}

const files = import.meta.glob<Words>('./*/*.json', { eager: true, import: 'default' });

/** Every namespace there is, by the folder (`fr`, `fr-informal`) and its name. */
const wordsByFolder = new Map<string, Map<string, Words>>();
for (const [path, words] of Object.entries(files)) {
  const [, folder = '', namespace = ''] = path.match(/^\.\/([^/]+)\/([^/]+)\.json$/) ?? [];
  const namespaces = wordsByFolder.get(folder) ?? new Map<string, Words>();
  namespaces.set(namespace, words);
  wordsByFolder.set(folder, namespaces);
}

const namespaces = [...(wordsByFolder.get('fr')?.keys() ?? [])];

/**
 * The texts of a space in a language, by namespace: English where the language has none (Arabic administration pages), then the
 * language, then the familiar form where the space speaks so, then the space's own words.
 */
export function wordsOf(tenant: Pick<Tenant, 'config'> | null, locale: string): Record<string, Words> {
  const layers = [
    ...(locale === 'fr' ? [] : ['en']),
    locale,
    ...(tenant?.config.address === 'informal' ? [`${locale}-informal`] : []),
  ];
  const own = wordingOf(tenant, locale);
  return Object.fromEntries(
    namespaces.map((namespace) => {
      const texts = layers.map((layer) => wordsByFolder.get(layer)?.get(namespace) ?? {});
      const spoken = [...texts, own[namespace] ?? {}].reduce<Words>(mergeWords, {});
      return [
        namespace,
        withEveryForm(spoken, new Intl.PluralRules(locale).resolvedOptions().pluralCategories),
      ];
    }),
  );
}

/** The space's own words, `"browse:title"`, as nested texts by namespace. */
function wordingOf(tenant: Pick<Tenant, 'config'> | null, locale: string): Record<string, Words> {
  const own: Record<string, Words> = {};
  for (const [name, texts] of Object.entries(tenant?.config.wording ?? {})) {
    const text = (texts as Record<string, string | undefined>)[locale];
    const [namespace = '', key = ''] = name.split(':');
    if (text === undefined || !Object.hasOwn(namespaceSet, namespace)) continue;
    const nested = key.split('.').reduceRight<string | Words>((inner, step) => ({ [step]: inner }), text);
    own[namespace] = mergeWords(own[namespace] ?? {}, nested as Words);
  }
  return own;
}

const namespaceSet = Object.fromEntries(namespaces.map((name) => [name, true]));

/** Later texts win; what they do not say stays. */
function mergeWords(under: Words, over: Words): Words {
  const merged = { ...under };
  for (const [key, value] of Object.entries(over)) {
    // A name of the language itself is no key of ours, whoever wrote it into a file.
    if (key === '__proto__') continue;
    const below = merged[key];
    merged[key] = typeof value === 'object' && typeof below === 'object' ? mergeWords(below, value) : value;
  }
  return merged;
}

/** Where a language has more plural forms than a text (English under Arabic, a French million), the general one stands for the rest. */
function withEveryForm(words: Words, forms: readonly string[]): Words {
  const complete: Words = {};
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'object') complete[key] = withEveryForm(value, forms);
    else {
      complete[key] ??= value;
      const general = key.endsWith('_other') ? key.slice(0, -'_other'.length) : null;
      if (general !== null)
        for (const form of forms) complete[`${general}_${form}`] = words[`${general}_${form}`] ?? value;
    }
  }
  return complete;
}
