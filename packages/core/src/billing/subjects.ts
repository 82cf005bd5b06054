import type { Ctx } from '../ctx/index.ts';
import { duesEvent } from '../dues/index.ts';
import { planEvent } from '../plan/index.ts';
import type { StripeEvent, Synced, ToldEvent } from '../stripe/index.ts';

/** What an event is about: whose, by an id that we wrote down, and how that thing is read anew. */
interface Found {
  owner: string;
  sync(ctx: Ctx, event: ToldEvent): Promise<Synced>;
}

/** Each noun that takes money says which events concern it. */
const finders: readonly ((event: StripeEvent) => Found | null)[] = [planEvent, duesEvent];

export function subjectsOf(event: StripeEvent): Found | null {
  for (const find of finders) {
    const found = find(event);
    if (found) return found;
  }
  return null;
}
