import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TenantConfig } from '@entraide/model/tenant';
import { describe, expect, it } from 'vitest';
import { doorCodes, doorWords } from '../../server/door/door-words.ts';

const root = join(import.meta.dirname, '../../../..');
const locales = ['fr', 'en', 'ar'] as const;
type Locale = (typeof locales)[number];

interface Said {
  where: string;
  text: string;
}

interface Row {
  thing: string;
  words: string[];
  never: string[];
}

const read = (path: string) => readFileSync(join(root, path), 'utf8');

function stringsOf(tree: unknown, where: string): Said[] {
  if (typeof tree === 'string') return [{ where, text: tree }];
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => stringsOf(value, `${where}.${key}`));
}

/** Every text that the platform says by itself in a language: pages, mails, the door, and what a new space begins with. */
function textsIn(locale: Locale): Said[] {
  const folders = locale === 'fr' ? ['fr', 'fr-informal'] : [locale];
  const json = folders.flatMap((name) => [
    `packages/core/src/mail/copy/${name}.json`,
    ...readdirSync(join(root, 'apps/web/app/i18n', name)).map((file) => `apps/web/app/i18n/${name}/${file}`),
  ]);
  const pages = ['packages/core/src/tenant/folder/starter', 'packages/core/src/platform/pages'].flatMap(
    (folder) =>
      readdirSync(join(root, folder))
        .filter((file) => file.endsWith(`.${locale}.md`))
        .map((file) => `${folder}/${file}`),
  );
  const { tagline, description, welcome, categories } = TenantConfig.parse({
    slug: 'new-space',
    name: '-',
    locales: [locale],
    home: { lat: 48.85, lon: 2.35, label: '-' },
  });
  return [
    ...json.flatMap((path) => stringsOf(JSON.parse(read(path)), path)),
    ...pages.map((path) => ({ where: path, text: read(path) })),
    ...doorCodes.flatMap((code) => stringsOf(doorWords(code)[locale], `door.${code}`)),
    ...stringsOf([tagline, description, welcome], 'a new space'),
    ...categories.flatMap(({ slug, label, hint }) => stringsOf([label, hint], `category ${slug}`)),
  ];
}

const rowsOf = (locale: Locale): Row[] => {
  const part =
    read('docs/glossary.md')
      .split(/^## /m)
      .find((one) => one.startsWith(`${locale}\n`)) ?? '';
  return [...part.matchAll(/^\| ([^|]+)\| ([^|]+)\| ([^|]+)\|$/gm)]
    .map(([, thing = '', words = '', never = '']) => ({
      thing: thing.trim(),
      words: words.split(',').map((word) => word.trim()),
      never: never.split(',').map((word) => word.trim()),
    }))
    .filter(({ thing }) => thing !== 'Thing' && !thing.startsWith('-'));
};

/** Without the values that are filled in, and in Arabic without the signs above and below the letters. */
const plain = (text: string) =>
  text
    .replace(/\{\{[^}]*\}\}/g, ' ')
    .replace(/[\u064b-\u0652\u0640]/g, '')
    .replace(/[\u00a0\u202f]/g, ' ');

/** A whole word: an e-mail is no mail. */
function wordOf(locale: Locale, word: string): RegExp {
  const letters = plain(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return locale === 'ar'
    ? new RegExp(`(?<!\\p{L})[وفبكل]?(?:ال|لل)?${letters}`, 'u')
    : new RegExp(`(?<![\\p{L}\\p{N}-])${letters}(?:e?s|x)?(?![\\p{L}\\p{N}-])`, 'iu');
}

describe('the glossary', () => {
  it('names the same things in each language', () => {
    const things = rowsOf('fr').map(({ thing }) => thing);
    expect(things.length).toBeGreaterThan(20);
    for (const locale of locales) expect(rowsOf(locale).map(({ thing }) => thing)).toEqual(things);
  });

  it.each([
    ['en', 'mail', 'Look in your mail.', true],
    ['en', 'mail', 'Look in your e-mails.', false],
    ['en', 'mail', 'We wrote to {{mail}}.', false],
    ['en', 'ad', 'It was sad.', false],
    ['fr', 'site', 'Par les sites.', true],
    ['fr', 'accepté(e)', 'Une fois accepté(e).', true],
    ['ar', 'فضاء', 'في هذا الفضاء', true],
    ['ar', 'كلمة سر', 'ولا كلمة سرّ تحفظها', true],
  ] as const)('%s: "%s" in "%s": %s', (locale, word, text, found) => {
    expect(wordOf(locale, word).test(plain(text))).toBe(found);
  });
});

describe.each(locales)('%s', (locale) => {
  const texts = textsIn(locale).map(({ where, text }) => ({ where, text: plain(text) }));

  it.each(rowsOf(locale))('$thing has one word', ({ words, never }) => {
    for (const word of words) {
      const pattern = wordOf(locale, word);
      expect(
        texts.some(({ text }) => pattern.test(text)),
        `"${word}" is said nowhere`,
      ).toBe(true);
    }
    const wrong = never.flatMap((word) => {
      const pattern = wordOf(locale, word);
      return texts
        .filter(({ text }) => pattern.test(text))
        .map(({ where, text }) => `"${word}" in ${where}: ${text.slice(0, 120)}`);
    });
    expect(wrong).toEqual([]);
  });
});

it('Arabic speaks to one person', () => {
  const toMany =
    /(?<!\p{L})(?:\p{L}{2,}كم|(?:عود|حاول|[اي]?كتب|تكتب|حضر|انتظر|حمل|اختار|ابدؤ|جرب|تحقق)وا)(?!\p{L})/u;
  const wrong = textsIn('ar').filter(({ text }) => toMany.test(plain(text)));
  expect(wrong.map(({ where, text }) => `${where}: ${text.slice(0, 120)}`)).toEqual([]);
});
