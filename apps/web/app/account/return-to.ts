import { safePath } from '../framework/index.ts';

/** What signing in was asked for: a page to go on to, or a draft to publish or send. */
export interface ReturnTo {
  /** A path of this space; empty for none. */
  next: string;
  /** `then=` in addresses: the kind of draft, or a launch that goes on. */
  purpose: string | null;
}

export function readReturnTo(search: URLSearchParams): ReturnTo {
  return { next: safePath(search.get('next'), ''), purpose: search.get('then') };
}

/** As a query string, with what comes first; empty when there is nothing to carry. */
export function returnQuery({ next, purpose }: ReturnTo, more: Record<string, string> = {}): string {
  const query = new URLSearchParams(more);
  if (next) query.set('next', next);
  if (purpose === 'listing' || purpose === 'message' || purpose === 'launch') query.set('then', purpose);
  return query.size > 0 ? `?${query}` : '';
}
