import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { availableLocales, hasTeamPages } from '@entraide/model/language';
import { describe, expect, it } from 'vitest';
import { namesOf, namespacesOf, textsOf, withoutForm } from './texts-of.ts';

const app = join(import.meta.dirname, '..');

/** The plural forms that our numbers take: es and pt have a form of their own for millions, which fr does without. */
const formsOf = (locale: string) =>
  locale === 'fr' ? ['one', 'other'] : new Intl.PluralRules(locale).resolvedOptions().pluralCategories;

/** Only the team and the operators see these: languages without team pages leave them in English. */
const teamOnly = [
  'acts',
  'asks',
  'treasury',
  'admin',
  'desk',
  'figures',
  'members',
  'team',
  'settings',
  'domain',
  'plan',
  'console',
  'payments',
];

describe.each(availableLocales)('%s', (locale) => {
  const forms = [...formsOf(locale)].sort();

  it('has every namespace that French has', () => {
    const wanted = namespacesOf('fr').filter((name) => hasTeamPages(locale) || !teamOnly.includes(name));
    expect(namespacesOf(locale)).toEqual(expect.arrayContaining(wanted));
  });

  it.each(namespacesOf(locale))('%s says the same things as French, none of them empty', (namespace) => {
    const texts = textsOf(locale, namespace);
    const french = textsOf('fr', namespace);
    const names = namesOf(texts);
    expect(names.length).toBeGreaterThan(0);
    expect(names).toEqual(namesOf(french));
    for (const [key, text] of texts) expect(text.trim(), key).not.toBe('');
    for (const name of names.filter((one) => one.endsWith('#'))) {
      const has = forms.filter((form) => texts.has(name.replace('#', `_${form}`))).sort();
      expect(has, `${namespace}:${name}`).toEqual(forms);
    }
  });

  it.each(namespacesOf(locale))('%s asks for the same values as French', (namespace) => {
    const valuesOf = (texts: Map<string, string>, name: string) =>
      [...texts]
        .filter(([key]) => withoutForm(key, '#') === name)
        .flatMap(([, text]) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, value]) => value))
        // "One listing" may do without its number.
        .filter((value) => value !== 'count' && value !== 'number');
    const texts = textsOf(locale, namespace);
    const french = textsOf('fr', namespace);
    for (const name of namesOf(texts))
      expect([...new Set(valuesOf(texts, name))].sort(), `${namespace}:${name}`).toEqual(
        [...new Set(valuesOf(french, name))].sort(),
      );
  });
});

describe('French', () => {
  it.each(['fr', 'fr-informal'])(
    '%s never begins a line with a sign: the space before it does not break',
    (locale) => {
      const broken = namespacesOf(locale).flatMap((namespace) =>
        [...textsOf(locale, namespace)]
          .filter(([, text]) => / [;?!»]|« | :(?=\s|$)/.test(text))
          .map(([key, text]) => `${namespace}:${key} ${text}`),
      );
      expect(broken).toEqual([]);
    },
  );
});

describe('fr-informal', () => {
  it.each(namespacesOf('fr-informal'))('%s only says again what French says, otherwise', (namespace) => {
    const french = textsOf('fr', namespace);
    for (const [key, text] of textsOf('fr-informal', namespace)) {
      expect(french.has(key), `${namespace}:${key}`).toBe(true);
      expect(text, key).not.toBe(french.get(key));
      expect(text, key).not.toMatch(/\b(vous|votre|vos)\b/i);
    }
  });

  it('leaves no "vous" to a reader who is addressed as "tu"', () => {
    const left = namespacesOf('fr')
      .filter((namespace) => !['platform', 'launch', 'mail', ...teamOnly].includes(namespace))
      .flatMap((namespace) => {
        const said = namespacesOf('fr-informal').includes(namespace)
          ? textsOf('fr-informal', namespace)
          : new Map<string, string>();
        return [...textsOf('fr', namespace)]
          .filter(([key, text]) => !said.has(key) && /\b(vous|votre|vos)\b/i.test(text))
          .map(([key, text]) => `${namespace}:${key} ${text}`);
      });
    expect(left).toEqual([]);
  });
});

describe('pages', () => {
  const sources = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.tsx?$/.test(path) && !/\.test\./.test(path),
  );

  it('only say texts that exist', () => {
    const missing: string[] = [];
    let checked = 0;
    for (const path of sources) {
      const source = readFileSync(join(app, path), 'utf8');
      const spoken = [...source.matchAll(/(?:useTranslation|getT)\((?:[^()'"]|\([^()]*\))*'(\w+)'\)/g)].map(
        ([, name]) => name ?? '',
      );
      if (spoken.length === 0) continue;
      const known = new Set(
        [...new Set([...spoken, 'common'])].flatMap((namespace) =>
          [...textsOf('fr', namespace).keys()].flatMap((key) => [key, withoutForm(key)]),
        ),
      );
      for (const [, key = ''] of source.matchAll(/\bt\(\s*'([^']+)'/g)) {
        checked++;
        const [namespace, path_] = key.includes(':') ? (key.split(':') as [string, string]) : ['', key];
        const there = namespace
          ? namesOf(textsOf('fr', namespace)).some((name) => name.replace('#', '') === path_)
          : known.has(key);
        if (!there) missing.push(`${path}: ${key}`);
      }
    }
    expect(missing).toEqual([]);
    expect(checked).toBeGreaterThan(100);
  });
});
