import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../../..');
const languages = ['fr', 'en', 'ar'] as const;
type Language = (typeof languages)[number];

/** Rows of the first table of docs/glossary.md: what is said, and what is not, in each language. */
const rows = readFileSync(join(root, 'docs/glossary.md'), 'utf8')
  .split('## Words of the code')[0]
  ?.split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()));

const wordsOf = (column: number) =>
  (rows ?? [])
    .flatMap((cells) => (cells[column] ?? '').split(',').map((word) => word.trim()))
    .filter(Boolean);

/** Every text that a person reads in a language: pages, mails, the pages that a new space begins with, the platform's own. */
function textsOf(language: Language): [file: string, text: string][] {
  const files = [
    ...filesIn('apps/web/app/i18n', (name) => name.endsWith('.json')).filter((file) =>
      language === 'fr' ? /i18n\/fr(-informal)?\//.test(file) : file.includes(`i18n/${language}/`),
    ),
    ...filesIn('packages/core/src/mail/copy', (name) =>
      language === 'fr' ? /^fr(-informal)?\.json$/.test(name) : name === `${language}.json`,
    ),
    ...['packages/core/src/platform/pages', 'packages/core/src/tenant/folder/starter', 'tenants'].flatMap(
      (folder) => filesIn(folder, (name) => name.endsWith(`.${language}.md`)),
    ),
  ];
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return file.endsWith('.md')
      ? [[file, text] as [string, string]]
      : stringsOf(JSON.parse(text)).map((one): [string, string] => [file, one]);
  });
}

const filesIn = (folder: string, wanted: (name: string) => boolean): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => wanted(path.split('/').at(-1) ?? ''))
    .map((path) => join(folder, path));

const stringsOf = (tree: unknown): string[] =>
  typeof tree === 'string'
    ? [tree.replace(/\{\{.*?\}\}/g, '…')]
    : Object.values(tree as object).flatMap(stringsOf);

/** A word by itself, in small or large letters and in the plural; Arabic joins what comes before and after. */
const matcher = (word: string, language: Language) =>
  language === 'ar'
    ? new RegExp(word, 'u')
    : new RegExp(`(?<![\\p{L}\\d])${word.replaceAll('’', "[’']")}s?(?![\\p{L}\\d])`, 'iu');

test.each(languages.map((language, at) => ({ language, at })))(
  'in $language, one word for one thing: none that the glossary turns down',
  ({ language, at }) => {
    const texts = textsOf(language);
    expect(texts.length).toBeGreaterThan(200);
    const turnedDown = wordsOf(5 + at);
    expect(turnedDown.length).toBeGreaterThan(3);
    const found = turnedDown.flatMap((word) =>
      texts
        .filter(([, text]) => matcher(word, language).test(text))
        .map(([file, text]) => `${word}: ${file}: ${text.slice(0, 100)}`),
    );
    expect(found).toEqual([]);
  },
);

test.each(languages.map((language, at) => ({ language, at })))(
  'in $language, each word that the glossary has is said somewhere',
  ({ language, at }) => {
    const texts = textsOf(language);
    const unsaid = wordsOf(2 + at).filter(
      (word) => !texts.some(([, text]) => matcher(word, language).test(text)),
    );
    expect(unsaid).toEqual([]);
  },
);
