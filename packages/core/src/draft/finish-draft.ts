import type { Ctx } from '../ctx/index.ts';
import { DomainError } from '../error/index.ts';
import { createListing } from '../listing/index.ts';
import { startThread } from '../thread/index.ts';
import { type DraftOf, dropDraft, readDraft } from './drafts.ts';

export interface FinishedDraft {
  /** Published or sent; else the draft is still kept, and `path` leads to where it can be put right. */
  done: boolean;
  path: string;
}

/**
 * Publishes or sends what was written before signing in. Only for a sign-in that was asked for from that very form: somebody
 * else may sign in on the same computer later. The draft goes once its listing or message is there, so nothing typed is lost.
 * @returns null when nothing was kept
 */
export async function finishDraft(ctx: Ctx, which: DraftOf): Promise<FinishedDraft | null> {
  const payload = await readDraft(ctx, which);
  if (payload === null) return null;
  try {
    const path = which.kind === 'listing' ? await publish(ctx, payload) : await send(ctx, payload);
    await dropDraft(ctx, which);
    return { done: true, path };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { done: false, path: pathBack(which, payload) };
  }
}

async function publish(ctx: Ctx, payload: unknown): Promise<string> {
  const { id } = await createListing(ctx, payload);
  return `/listings/${id}?published=1`;
}

async function send(ctx: Ctx, payload: unknown): Promise<string> {
  const { id } = await startThread(ctx, payload);
  return `/threads/${id}?sent=1`;
}

function pathBack({ kind }: DraftOf, payload: Record<string, unknown>): string {
  if (kind === 'listing') return '/listings/new?draft=1';
  return `/listings/${encodeURIComponent(String(payload.listingId))}/answer?draft=1`;
}
