import { TenantConfig } from '@entraide/model/tenant';
import i18next, { type i18n } from 'i18next';
import { describe, expect, it } from 'vitest';
import { createSpeaker } from './speaker.ts';
import { type Words, wordsOf } from './words.ts';

const informal = TenantConfig.parse({
  slug: 'tutoiement',
  name: 'Tu',
  home: { lat: 0, lon: 0, label: 'Ici' },
  address: 'informal',
  locales: ['fr'],
  wording: { 'browse:heading': { fr: '{{number}} coups de main {{around}}' } },
});

const speeches = [
  { locale: 'fr', config: null },
  { locale: 'fr', config: informal },
  { locale: 'en', config: null },
  { locale: 'ar', config: null },
  { locale: 'es', config: null },
  { locale: 'pt', config: null },
  { locale: 'de', config: null },
];

const textsOf = (words: Words, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : textsOf(value, `${path}${key}.`),
  );

/** Of a speaker or of i18next itself, whose types know other keys than the ones here. */
const sayIn = (speaker: i18n, namespace: string) =>
  speaker.getFixedT(null, namespace as never) as unknown as (key: string, values?: object) => string;

const PLURAL = /_(zero|one|two|few|many|other)$/;

describe.each(speeches)('$locale', ({ locale, config }) => {
  const words = wordsOf(config && { config }, locale);
  const speaker = createSpeaker({ locale, words }, () => Promise.reject(new Error('all is there')));
  const reference = i18next.createInstance();
  void reference.init({
    lng: locale,
    resources: { [locale]: words },
    interpolation: { escapeValue: false },
    initImmediate: false,
  });

  it.each(Object.keys(words))('says every text of %s as i18next says it', (namespace) => {
    const one = sayIn(speaker, namespace);
    const other = sayIn(reference, namespace);
    const texts = textsOf(words[namespace] ?? {});
    expect(texts.length).toBeGreaterThan(0);
    for (const [path, text] of texts) {
      // Formatters would need i18next in the browser: numbers and dates are formatted before they become values.
      expect(text, path).not.toMatch(/\{\{[^}]*[,.][^}]*\}\}|\$t\(/);
      const key = path.replace(PLURAL, '');
      const forms = texts.filter(([one]) => one.replace(PLURAL, '') === key).map(([, form]) => form);
      const names = [...forms.join().matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name);
      const values = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
      if (key === path) expect(one(key, values)).toBe(other(key, values));
      else
        for (const count of [0, 1, 2, 3, 11, 21, 100, 102])
          expect(one(key, { ...values, count }), `${path} ${count}`).toBe(other(key, { ...values, count }));
    }
  });

  it('finds other namespaces by their prefix, and says the name of a text that is not there', () => {
    expect(sayIn(speaker, 'browse')('errors:404.title')).toBe(sayIn(reference, 'browse')('errors:404.title'));
    expect(sayIn(speaker, 'common')('no.such')).toBe('no.such');
    // A name of the language itself is no text.
    expect(sayIn(speaker, 'common')('constructor.name')).toBe('constructor.name');
  });
});

it('lays the familiar form and the wording of the space over the texts', () => {
  const words = wordsOf({ config: informal }, 'fr') as Record<string, Record<string, string>>;
  expect(words.browse?.heading).toBe('{{number}} coups de main {{around}}');
  expect(words.browse?.title).toBe('Entraide près de chez toi');
  expect(words.browse?.next).toBe('Page suivante');
});

it('asks for the words of another page once', async () => {
  let asked = 0;
  const speaker = createSpeaker({ locale: 'en', words: {} }, async () => {
    asked++;
    return { hello: 'Hello' };
  });
  await Promise.all(
    [1, 2].map(() => new Promise<void>((done) => void speaker.loadNamespaces('later', () => done()))),
  );
  expect(asked).toBe(1);
  expect(speaker.hasLoadedNamespace('later')).toBe(true);
  expect(sayIn(speaker, 'later')('hello')).toBe('Hello');
});
