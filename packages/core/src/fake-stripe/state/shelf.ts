import { refused } from '../wire/fault.ts';

export interface Paging {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
  created?: { gt?: number; gte?: number; lt?: number; lte?: number } | undefined;
}

interface Row {
  id: string;
  created?: number;
}

/** The objects of one kind in one account, oldest first; lists of them begin with the newest. */
export class Shelf<T extends Row> {
  #rows: T[] = [];
  #at = new Map<string, number>();

  add(row: T): T {
    this.#at.set(row.id, this.#rows.push(row) - 1);
    return row;
  }

  /** Many at once, of whatever age. */
  addAll(rows: T[]): void {
    this.#rows = [...this.#rows, ...rows].sort((a, b) => (a.created ?? 0) - (b.created ?? 0));
    this.#reindex();
  }

  /** Those that are older go. */
  forgetBefore(moment: number): void {
    this.#rows = this.#rows.filter(({ created = 0 }) => created >= moment);
    this.#reindex();
  }

  #reindex() {
    this.#at = new Map(this.#rows.map(({ id }, i) => [id, i]));
  }

  get(id: string): T | undefined {
    const at = this.#at.get(id);
    return at === undefined ? undefined : this.#rows[at];
  }

  all(): readonly T[] {
    return this.#rows;
  }

  /** One page, newest first; it reads no more rows than it must. */
  page(
    { limit = 10, starting_after, ending_before, created = {} }: Paging,
    keep: (row: T) => boolean = () => true,
  ) {
    const gte = Math.max(created.gte ?? 0, (created.gt ?? -1) + 1);
    const lte = Math.min(
      created.lte ?? Number.POSITIVE_INFINITY,
      (created.lt ?? Number.POSITIVE_INFINITY) - 1,
    );
    const upwards = ending_before !== undefined;
    const cursor = ending_before ?? starting_after;
    const from = cursor === undefined ? this.#rows.length : this.#at.get(cursor);
    if (from === undefined)
      throw refused(`No such object: '${cursor}'`, {
        code: 'resource_missing',
        param: upwards ? 'ending_before' : 'starting_after',
      });
    const data: T[] = [];
    for (let i = upwards ? from + 1 : from - 1; data.length <= limit; i += upwards ? 1 : -1) {
      const row = this.#rows[i];
      if (!row || (!upwards && (row.created ?? 0) < gte)) break;
      const at = row.created ?? 0;
      if (at >= gte && at <= lte && keep(row)) data.push(row);
    }
    const has_more = data.length > limit;
    if (has_more) data.pop();
    return { data: upwards ? data.reverse() : data, has_more };
  }
}
