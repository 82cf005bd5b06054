import type { TenantTx } from '@entraide/db';
import { ListingInput } from '@entraide/model/listing';
import { paths } from '@entraide/model/path';
import { NotTrustedYet } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { DomainError, parse } from '../error/index.ts';
import { createListingIn } from '../listing/index.ts';
import { putWaitingPhotosIn } from '../photo/index.ts';
import { FirstMessage, startThreadIn } from '../thread/index.ts';
import { type DraftOf, readDraft, takeDraft } from './drafts.ts';

export interface FinishedDraft {
  /** Published or sent; else the draft is still kept, and `path` leads to where it can be put right. */
  done: boolean;
  path: string;
}

/**
 * Publishes or sends what was written before signing in. Only for a sign-in that was asked for from that very form: somebody
 * else may sign in on the same computer later.
 * @returns null when nothing was kept
 */
export async function finishDraft(ctx: Ctx, which: DraftOf): Promise<FinishedDraft | null> {
  try {
    const path = await publishDraft(ctx, which);
    return path === null ? null : { done: true, path };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const payload = await readDraft(ctx, which);
    if (!payload) return null;
    // The form is right: its preview says what is missing.
    const path =
      error instanceof NotTrustedYet && which.kind === 'listing'
        ? paths.previewListing()
        : pathBack(which, payload);
    return { done: false, path };
  }
}

/**
 * Publishes or sends a draft. It goes in the transaction in which its listing or message comes: whatever happens, there is one of
 * the two, and two who ask at once make one.
 * @returns where it can be read; null when nothing was kept (any more)
 * @throws what `createListing` and `startThread` throw; then the draft is kept
 */
export function publishDraft(ctx: Ctx, which: DraftOf): Promise<string | null> {
  return inTenant(ctx, async (tx) => {
    const payload = await takeDraft(ctx, tx, which);
    if (payload === null) return null;
    return which.kind === 'listing' ? publish(ctx, tx, payload) : send(ctx, tx, payload);
  });
}

async function publish(ctx: Ctx, tx: TenantTx, payload: Record<string, unknown>): Promise<string> {
  const { photos, ...input } = payload;
  const listing = await createListingIn(ctx, tx, parse(ListingInput, input));
  await putWaitingPhotosIn(ctx, tx, listing, photos);
  return paths.listing(listing.id, { published: 1 });
}

async function send(ctx: Ctx, tx: TenantTx, payload: unknown): Promise<string> {
  const { id } = await startThreadIn(ctx, tx, parse(FirstMessage, payload));
  return paths.thread(id, { sent: 1 });
}

function pathBack({ kind }: DraftOf, payload: Record<string, unknown>): string {
  if (kind === 'listing') return paths.newListing({ draft: 1 });
  return paths.answerListing(String(payload.listingId), { draft: 1 });
}
