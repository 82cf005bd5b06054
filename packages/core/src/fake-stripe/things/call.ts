import { z } from 'zod';
import type { Book } from '../state/book.ts';
import type { Kind, Kinds } from '../state/sent.ts';
import type { Paging } from '../state/shelf.ts';
import type { World } from '../state/world.ts';
import type { Form } from '../wire/form.ts';
import { expand, paging, range, read } from '../wire/params.ts';

/** One request to the API. */
export interface Call {
  world: World;
  /** The account that it is about. */
  book: Book;
  /** The id in its path. */
  id: string;
  params: Form;
}

/** `POST /v1/products/:id` and what answers to it. */
export type Routes = Record<string, (call: Call) => object>;

/** `GET /v1/…/:id` of a kind. */
export const one =
  (kind: Kind) =>
  ({ book, id, params }: Call) => {
    read(z.strictObject({ expand }), params);
    return book.need(kind, id);
  };

/** `GET /v1/…` of a kind, with the fields by which it can be narrowed. */
export const many =
  <K extends Kind, S extends z.ZodRawShape>(
    kind: K,
    url: string,
    filters: S,
    keep: (row: Kinds[K], asked: z.output<z.ZodObject<S>>) => boolean = () => true,
  ) =>
  ({ book, params }: Call) => {
    const asked = read(z.strictObject({ ...paging, created: range, ...filters }), params) as Paging &
      z.output<z.ZodObject<S>>;
    const { data, has_more } = book.shelves[kind].page(
      asked,
      (row) => !('deleted' in row) && keep(row as Kinds[K], asked),
    );
    return { object: 'list', data, has_more, url };
  };

/** True if nothing was asked, or just this. */
export const is = <T>(asked: T | undefined, value: unknown) => asked === undefined || asked === value;

/** What a form says of the metadata, on top of what was there. */
export function merged(old: Record<string, string>, said: Record<string, string> | null | undefined) {
  if (said === null) return {};
  return Object.fromEntries(Object.entries({ ...old, ...said }).filter(([, value]) => value !== ''));
}
