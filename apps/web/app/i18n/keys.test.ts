import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { availableLocales, type Locale } from '@entraide/model/language';
import { describe, expect, it } from 'vitest';
import { namespacesOf, textsOf, withoutForm } from './texts-of.ts';

const root = join(import.meta.dirname, '../../../..');

/** Programs in which a key may stand: pages and the door, and what core and model name (states, reasons, acts). */
const programs = ['apps/web/app', 'apps/web/server', 'packages/core/src', 'packages/model/src'].flatMap(
  (folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|\.d\.ts$/.test(path))
      .map((path) => readFileSync(join(root, folder, path), 'utf8')),
);

/** Keys whose first word is put in by the program: `${state}.title`. */
const COMPUTED = [
  ...[
    'errors:*.text',
    'factor:app.*',
    'factor:passkey.*',
    'house:before.*',
    'listing:*.title',
    'listing:*.text',
  ],
  ...['look:accent.*', 'look:brand.*', 'notices:alertChoice.*'],
];

const words = (line: string) => line.split(/\s+/);

/** Names, and words that several languages have in common. */
const SAME = words(
  `ambulance android code console conversation danger date distance km logo message messages minute minutes monument net note notes page pages palette photo
  photos police test total type urgent version whatsapp stripe ovhcloud gandi ionos infomaniak godaddy source sans nunito passkey`,
);
/** English words that another language has, too. */
const SAME_IN: Partial<Record<Locale, readonly string[]>> = {
  es: ['no'],
  pt: ['links'],
  de: words('team online computer links band name text domain baby hammer laptop'),
};

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('every text', () => {
  it('is said by some page', () => {
    const whole = new Set<string>();
    const begun = new Set<string>();
    for (const program of programs) {
      for (const [, one, two] of program.matchAll(/'([^'\\\n]*)'|"([^"\\\n]*)"/g))
        whole.add(one ?? two ?? '');
      for (const [, text = ''] of program.matchAll(/`((?:[^`\\]|\\.)*)`/g)) {
        if (text.includes('${')) begun.add(text);
        else whole.add(text);
      }
    }
    // `answer.${kind}`: with a name in front, so that it does not stand for everything.
    const patterns = [...begun]
      .map((text) => text.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/))
      .filter(([first = '']) => /^[a-zA-Z][\w:.-]*[.:][\w:.-]*$/.test(first));
    const known = [
      ...patterns.map((parts) => new RegExp(`^${parts.map(escaped).join('.+')}$`)),
      ...COMPUTED.map((name) => new RegExp(`^${name.split('*').map(escaped).join('.+')}$`)),
    ];
    const unused = namespacesOf('fr').flatMap((namespace) =>
      [...new Set([...textsOf('fr', namespace).keys()].map((key) => withoutForm(key)))]
        .map((key) => ({ key, full: `${namespace}:${key}` }))
        .filter(({ key, full }) => !whole.has(key) && !whole.has(full))
        .filter(({ key, full }) => !known.some((pattern) => pattern.test(key) || pattern.test(full)))
        .map(({ full }) => full),
    );
    expect(unused).toEqual([]);
  });

  it.each(availableLocales.filter((locale) => locale !== 'en'))(
    'is written in %s, and not left in English by accident',
    (locale) => {
      const same = new Set([...SAME, ...(SAME_IN[locale] ?? [])]);
      const left = namespacesOf(locale).flatMap((namespace) => {
        const english = textsOf('en', namespace);
        return [...textsOf(locale, namespace)]
          .filter(([key, text]) => english.get(key) === text)
          .filter(([, text]) =>
            (text.replace(/\{\{.*?\}\}|<[^>]*>/g, ' ').match(/\p{L}+/gu) ?? []).some(
              (word) => !same.has(word.toLowerCase()),
            ),
          )
          .map(([key, text]) => `${namespace}:${key} ${text}`);
      });
      expect(left).toEqual([]);
    },
  );
});
