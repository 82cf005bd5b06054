import { safePath } from '../framework/index.ts';

/** What signing in was asked for: a page to go on to, or a draft to publish or send. */
export interface Onward {
  /** A path of this space; empty for none. */
  next: string;
  /** `then=` in addresses: the kind of draft. */
  purpose: string | null;
}

export function readOnward(search: URLSearchParams): Onward {
  return { next: safePath(search.get('next'), ''), purpose: search.get('then') };
}

/** As a query string, with what comes first; empty when there is nothing to carry. */
export function onward({ next, purpose }: Onward, more: Record<string, string> = {}): string {
  const query = new URLSearchParams(more);
  if (next) query.set('next', next);
  if (purpose === 'listing' || purpose === 'message') query.set('then', purpose);
  return query.size > 0 ? `?${query}` : '';
}
