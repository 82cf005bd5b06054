import { DraftKind, dropDraft } from '@entraide/core/draft';
import type { RouteArgs } from '../framework/index.ts';

/** What this browser has not published yet goes with who signs out: the next one at it finds nothing of theirs. */
export async function dropDrafts({ ctx, cookies, session }: RouteArgs): Promise<void> {
  // A browser without a token has kept nothing yet.
  if (cookies.get('browser') === null) return;
  const browserToken = session.browserToken();
  for (const kind of DraftKind.options) await dropDraft(ctx, { browserToken, kind });
}
