import { type Cell, CSV_MARK, csvLines } from '@entraide/model/csv';
import { intlLocale } from '@entraide/model/language';
import { decimalOf } from '@entraide/model/money';
import { addTo, type MovementKind, type Totals } from '@entraide/model/treasury';
import type { ExportedMovement } from './export-payments.ts';

/** Words of the file in its reader's language: `csv.day`, `kind.due`, `method.cash`. */
type Say = (key: string, values?: Record<string, string>) => string;

const COLUMNS = ['gross', 'refund', 'fee', 'platformFee'] as const;
const columnOf: Record<MovementKind, (typeof COLUMNS)[number]> = {
  due: 'gross',
  gift: 'gross',
  refund: 'refund',
  fee: 'fee',
  'platform-fee': 'platformFee',
};
const BEFORE = ['day', 'kind', 'method', 'name', 'email'] as const;
const AFTER = ['currency', 'from', 'until', 'note', 'source', 'ofSource', 'enteredBy', 'test'] as const;

/**
 * Movements as the lines of a file, part by part; then what they come to, by means and currency. Amounts are numbers as the reader's
 * spreadsheet writes them, with a comma in French.
 */
export async function* csvOfMovements(
  batches: AsyncIterable<readonly ExportedMovement[]>,
  locale: string,
  t: Say,
): AsyncGenerator<string> {
  const number = numberIn(locale);
  const sums = new Map<string, Map<string, Totals>>();
  yield CSV_MARK + csvLines([[...BEFORE, ...COLUMNS, 'net', ...AFTER].map((name) => t(`csv.${name}`))]);
  for await (const batch of batches) {
    yield csvLines(
      batch.map((movement) => {
        const { day, kind, method, name, email, amount, currency, live } = movement;
        for (const of of [method, ALL]) {
          const lines = sums.get(of) ?? new Map();
          addTo(lines, movement);
          sums.set(of, lines);
        }
        const money = number(amount, currency);
        return [
          ...[day, t(`kind.${kind}`), t(`method.${method}`), name ?? '', email ?? ''],
          ...COLUMNS.map((column) => (column === columnOf[kind] ? money : null)),
          ...[money, currency, movement.coversFrom, movement.coversUntil, movement.note, movement.source],
          ...[movement.ofSource, movement.enteredBy, live ? null : t('csv.yes')],
        ];
      }),
    );
  }
  yield csvLines(totalRows(sums, number, t));
}

const ALL = '';

/** Each means of payment, then all of them together; currencies apart. */
function totalRows(
  sums: Map<string, Map<string, Totals>>,
  number: ReturnType<typeof numberIn>,
  t: Say,
): Cell[][] {
  const rows = [...sums]
    .sort(([a], [b]) => (a === ALL ? 1 : b === ALL ? -1 : a < b ? -1 : 1))
    .flatMap(([method, lines]) =>
      [...lines.values()].map((line): Cell[] => [
        method === ALL ? t('csv.total') : t('csv.totalOf', { method: t(`method.${method}`) }),
        ...BEFORE.slice(1).map(() => null),
        ...[line.dues + line.gifts, line.refunds, line.fees, line.platformFees, line.net].map((sum) =>
          number(sum, line.currency),
        ),
        line.currency,
      ]),
    );
  return rows.length > 0 ? [[], ...rows] : [];
}

const numberIn = (locale: string) => {
  // As a spreadsheet in that language reads it.
  const parts = new Intl.NumberFormat(intlLocale(locale)).formatToParts(0.5);
  const sign = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  return (amount: number, currency: string) => ({
    number: decimalOf({ amount, currency }).replace('.', sign),
  });
};
