import { describe, expect, it, test } from 'vitest';
import { decodeText, isWorkbook } from './decode-text.ts';
import { guessColumns, yearIn } from './guess-columns.ts';
import { readTable } from './read-table.ts';

const text = 'Nom;E-mail\nLéa Noël;lea@example.org\n';
const wide = (order: 'le' | 'be') => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16 LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), wide('le')])],
  ['UTF-16 BE with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), wide('be')])],
  ['UTF-16 LE', wide('le')],
  ['UTF-16 BE', wide('be')],
  ['Windows-1252', Buffer.from(text, 'latin1')],
])('%s is read', (_, bytes) => {
  expect(decodeText(bytes)).toBe(text);
});

test('a workbook is no list', () => {
  expect(isWorkbook(Buffer.from('PK\x03\x04...'))).toBe(true);
  expect(isWorkbook(Buffer.from(text))).toBe(false);
});

describe('readTable', () => {
  const cellsOf = async (given: string) => (await readTable(given)).map(({ cells }) => cells);

  test.each([
    ['semicolons', 'a;b, c\nd;e'],
    ['commas', 'a,"b, c"\nd,e'],
    ['tabs', 'a\tb, c\nd\te'],
    ['a line that says so', 'sep=,\na,"b, c"\nd,e'],
    ['line ends of Windows', 'a;"b, c"\r\nd;e\r\n'],
    ['line ends of old Macs', 'a;"b, c"\rd;e'],
  ])('%s', async (_, given) => {
    expect(await cellsOf(given)).toEqual([
      ['a', 'b, c'],
      ['d', 'e'],
    ]);
  });

  it('keeps quotes, lines inside quotes and lines of another length; leaves empty ones out', async () => {
    const rows = await readTable('a;"say ""x""\ntwice"\n\n;;\nO"Neil;z;more\n');
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'say "x"\ntwice'] },
      { line: 5, cells: ['O"Neil', 'z', 'more'] },
    ]);
  });

  it('names the line whose quotes do not close', async () => {
    await expect(readTable('a;b\nc;d\n"e;f\ng;h\n')).rejects.toMatchObject({
      faults: [{ path: ['file', 3], code: 'line' }],
    });
    await expect(readTable(`a;b\n"${'x'.repeat(30_000)}";d`)).rejects.toMatchObject({
      faults: [{ path: ['file', 2], code: 'line' }],
    });
  });

  test.each(['', '\n\n', ';;\n', '\uFEFF'])('%j is empty', async (given) => {
    await expect(readTable(given)).rejects.toMatchObject({ faults: [{ code: 'empty' }] });
  });

  it('reads 100,000 lines and no more', async () => {
    const lines = (count: number) => 'a\n'.repeat(count);
    expect(await readTable(lines(100_000))).toHaveLength(100_000);
    await expect(readTable(lines(100_001))).rejects.toMatchObject({ faults: [{ code: 'too-many-lines' }] });
  });
});

test('columns are guessed by what is in them, and by their names', async () => {
  const guess = async (given: string) => guessColumns(await readTable(given));
  expect(await guess('Année;Nom;Courriel\n2016;Léa;lea@example.org\n2018;Bo;bo@example.org')).toEqual({
    ...{ header: true, email: 2, since: 0 },
  });
  expect(await guess('lea@example.org\nbo@example.org')).toEqual({ header: false, email: 0, since: null });
  expect(await guess('Nom;Depuis;Mail\nLéa;2016;lea@example.org\nBo;;bo@example.org')).toMatchObject({
    since: 1,
  });
  expect(await guess('1990;lea@example.org\n1980;bo@example.org')).toMatchObject({ since: null });
});

test.each([
  ['2016', 2016],
  ['12/03/2016', 2016],
  ['2016-03-12', 2016],
  ['', null],
  ['12', null],
  ['20166', null],
])('the year of %j is %j', (cell, year) => {
  expect(yearIn(cell)).toBe(year);
});
