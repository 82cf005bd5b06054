import { cutWords, indexedForms, letters, postgresClass } from '@entraide/model/text';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testPlatform } from '../testing/index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;

beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

/** What the database cuts each text into, in the order of the texts; null when a character is newer than the database. */
async function cutByDatabase(texts: string[]): Promise<(string[] | null)[]> {
  const rows = await platform.database.sql<{ forms: string[] | null }[]>`
    select case when unicode_assigned(t) then array(select distinct form from unnest(cut_words(t)) form) end as forms
    from unnest(${texts}::text[]) with ordinality given (t, n) order by n`;
  return rows.map(({ forms }) => forms?.sort() ?? null);
}

test('the database cuts at the same characters as the program: every character, of the many of Chinese and Korean some', async () => {
  const [assigned] = await platform.database.sql<{ codes: number[] }[]>`
    select array_agg(code) as codes from generate_series(1, 983039) code
    where code not between 55296 and 57343 and (code < 131072 or code >= 917504)
      and (code % 16 = 0 or not (code between 13312 and 42127 or code between 44032 and 55215 or code between 94208 and 101759))
      and unicode_assigned(chr(code))`;
  const codes = assigned?.codes ?? [];
  expect(codes.length).toBeGreaterThan(20_000);
  const texts = Array.from({ length: Math.ceil(codes.length / 32) }, (_, n) =>
    codes
      .slice(n * 32, n * 32 + 32)
      .map((code) => `a${String.fromCodePoint(code)}b ${String.fromCodePoint(code)}c`)
      .join(' '),
  );
  const cut = await cutByDatabase(texts);
  for (const [n, text] of texts.entries()) expect(cut[n], text).toEqual(indexedForms(text));
});

test('the database holds the ranges that the program holds', async () => {
  const [row] = await platform.database.sql<{ source: string }[]>`
    select prosrc as source from pg_proc where proname = 'cut_words'`;
  for (const name of ['dropped', 'separators', 'unspaced', 'hyphens'] as const)
    expect(row?.source).toContain(`[${postgresClass(name)}]`);
  expect(row?.source).toContain(`[${Object.keys(letters).join('')}]`);
});

const pieces = [
  ...[
    'garde',
    'Enfants',
    'œuvre',
    'Straße',
    'İstanbul',
    'ΑΘΗΝΑΣ',
    'йод',
    'Hồ',
    'wi-fi',
    'rendez-vous',
    'COVID-19',
    '3kg',
    '1e400',
  ],
  ...[
    'aujourd’hui',
    "l'école",
    'O’Connor',
    'voisin·e·s',
    '中文翻译',
    '茶',
    'ภาษาไทย',
    'にほんご',
    'ｱｲｳ',
    '서울에서',
    'ខ្មែរ',
  ],
  ...['والمستشفى', 'بالسيارة', 'لل', 'وليد', '٠٦١٢', 'می‌خواهم', 'x'.repeat(90), '👩‍👩‍👧', '😀'],
];
const betweens = [
  ' ',
  '\u00a0',
  '’',
  "'",
  '-',
  '–',
  '—',
  '…',
  '«',
  '»',
  '°',
  '€',
  '，',
  '。',
  '\u3000',
  '·',
  '/',
  '\u200b',
  '',
  '\n',
  '_',
  '--',
  "''",
];
const drawn = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 6 })),
      fc.constantFrom(...betweens),
    ),
    {
      maxLength: 8,
    },
  )
  .map((some) => some.flat().join('').replaceAll('\0', ''));

test('the database and the program cut any text alike', async () => {
  const texts = fc.sample(drawn, { numRuns: 4000, seed: 18 });
  const cut = await cutByDatabase(texts);
  for (const [n, text] of texts.entries())
    if (cut[n]) expect(cut[n], JSON.stringify(text)).toEqual(indexedForms(text));
});

test.each([
  ['Aujourd’hui', 'aujourd|aujourdhui hui|aujourdhui'],
  ['Wi‑Fi', 'wi|wifi fi|wifi'],
  ['中文翻译 茶', '中文 文翻 翻译 茶'],
  ['«\u00a0accordéon\u00a0»—20°, 30€', 'accordeon 20 30'],
  ['والمستشفى', 'والمستشفي|مستشفي'],
])('%s is cut into %s', (text, forms) => {
  expect(
    cutWords(text)
      .map((word) => word.forms.join('|'))
      .join(' '),
  ).toBe(forms);
});
