import { Email } from '@entraide/model/member';
import type { Columns } from './guess-columns.ts';
import { yearIn } from './guess-columns.ts';
import type { Row } from './read-table.ts';

export interface Listed {
  email: string;
  sinceYear: number | null;
}

export interface ReadAddresses {
  /** Each address once; of two lines, the last year that is said. */
  people: Listed[];
  duplicates: number;
  /** Lines in which nothing stands where the address should be. */
  without: number;
  /** Lines whose address is none. */
  bad: { line: number; text: string }[];
}

const PAUSE_EVERY = 500;

/** Whom a table names. Other requests are answered meanwhile. */
export async function readAddresses(
  rows: readonly Row[],
  { header, email, since }: Columns,
): Promise<ReadAddresses> {
  const people = new Map<string, Listed>();
  const bad: ReadAddresses['bad'] = [];
  let [duplicates, without] = [0, 0];
  for (const [i, { line, cells }] of rows.entries()) {
    if (i % PAUSE_EVERY === PAUSE_EVERY - 1) await new Promise((resolve) => setImmediate(resolve));
    if (header && i === 0) continue;
    const cell = cells[email] ?? '';
    if (cell === '') {
      without++;
      continue;
    }
    const address = Email.safeParse(cell);
    if (!address.success) {
      bad.push({ line, text: cell.slice(0, 80) });
      continue;
    }
    const known = people.get(address.data);
    if (known) duplicates++;
    const sinceYear = (since === null ? null : yearIn(cells[since] ?? '')) ?? known?.sinceYear ?? null;
    people.set(address.data, { email: address.data, sinceYear });
  }
  return { people: [...people.values()], duplicates, without, bad };
}
