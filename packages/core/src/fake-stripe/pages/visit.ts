import type { World } from '../state/world.ts';
import type { Answer, Asked } from '../wire/http.ts';

/** Somebody opens a page of the fake, or presses one of its buttons. */
export interface Visit {
  world: World;
  asked: Asked;
  /** What the address ends with. */
  id: string;
  /** The button that was pressed; undefined when the page is only opened. */
  pressed: string | undefined;
  fields: URLSearchParams;
}

/** Undefined: there is no such page. */
export type Page = (visit: Visit) => Answer | undefined;

export const dayIn = (language: string, second: number) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(second * 1000);
